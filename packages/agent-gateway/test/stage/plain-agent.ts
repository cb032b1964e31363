import type { IncomingMessage, ServerResponse } from "node:http";
import type { Registration } from "agent-gateway-contract";
import { type ScriptedAgent, startAgent } from "./agent.ts";
import { registration } from "./registration.ts";

/** One request to an agent, with its whole body. */
export interface PlainRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** A scripted agent of any type whose health check is well. */
export interface PlainAgent extends ScriptedAgent {
  readonly calls: readonly PlainRequest[];
  /** What it registers as. */
  registration(changes?: Partial<Registration>): Registration;
}

/** Starts an instance of the service `crew` that is reached at `/agent`. */
export async function startPlainAgent(
  name: string,
  type: string,
  script: (request: PlainRequest, response: ServerResponse) => void,
): Promise<PlainAgent> {
  const calls: PlainRequest[] = [];
  const agent = await startAgent((request, response) => {
    if (request.url === "/health") {
      response.end('{"status":"ok"}');
      return;
    }
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("error", () => {});
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const call = { method, url, headers, body: Buffer.concat(chunks).toString("utf8") };
      calls.push(call);
      script(call, response);
    });
  });
  return {
    ...agent,
    calls,
    registration: (changes = {}) =>
      registration({
        name,
        type,
        service: "crew",
        endpoint: `${agent.url}/agent`,
        healthCheckEndpoint: `${agent.url}/health`,
        ...changes,
      }),
  };
}
