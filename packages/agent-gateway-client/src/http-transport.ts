import { Agent, request } from "undici";
import type { GatewayAnswer, GatewayTransport } from "./transport.ts";

/** PEM texts for an `https:` gateway: a private authority, and a client certificate for mutual TLS. */
export interface ClientTls {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** A gateway's answers are small; what is longer is not an answer of a gateway. */
const MAX_BODY_BYTES = 64 * 1024;

/** Speaks HTTP to the gateway over one kept-alive connection; redirects are not followed, so a key goes nowhere else. */
export function createHttpTransport({
  gatewayUrl,
  apiKey,
  tls = {},
}: {
  readonly gatewayUrl: string;
  readonly apiKey?: string;
  readonly tls?: ClientTls;
}): GatewayTransport {
  const dispatcher = new Agent({
    connections: 1,
    maxResponseSize: MAX_BODY_BYTES,
    connect: { ...tls },
  });
  const base = gatewayUrl.replace(/\/+$/, "");
  const headers = {
    accept: "application/json",
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
  };
  return {
    async send({ method, path, body, signal }) {
      const response = await request(base + path, {
        method,
        dispatcher,
        signal,
        headers: body === undefined ? headers : { ...headers, "content-type": "application/json" },
        body: body === undefined ? null : JSON.stringify(body),
      });
      return { status: response.statusCode, body: objectOf(await response.body.text()) };
    },
    close: () => dispatcher.destroy(),
  };
}

function objectOf(text: string): GatewayAnswer["body"] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as GatewayAnswer["body"]) : {};
  } catch {
    return {};
  }
}
