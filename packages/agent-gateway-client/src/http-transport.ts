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
  requestTimeoutMs = 5000,
}: {
  readonly gatewayUrl: string;
  readonly apiKey?: string;
  readonly tls?: ClientTls;
  readonly requestTimeoutMs?: number;
}): GatewayTransport {
  const dispatcher = new Agent({
    connections: 1,
    maxResponseSize: MAX_BODY_BYTES,
    // One small request a minute gains nothing from HTTP/2.
    allowH2: false,
    connect: { ...tls, timeout: requestTimeoutMs },
  });
  const base = gatewayUrl.replace(/\/+$/, "");
  const headers = {
    accept: "application/json",
    ...(!apiKey ? {} : { authorization: `Bearer ${apiKey}` }),
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
      const contentType = response.headers["content-type"];
      return {
        status: response.statusCode,
        contentType: typeof contentType === "string" ? contentType : "",
        body: objectOf(await response.body.text()),
      };
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
