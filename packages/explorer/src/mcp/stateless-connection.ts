import { headerValue } from "web-kit";
import { answerTo, progressOf } from "./answer.ts";
import {
  type Connection,
  clientCapabilities,
  clientInfo,
  type Question,
  type QuestionAnswer,
  type RequestOptions,
} from "./connection.ts";
import { McpFailure } from "./failure.ts";
import { type Endpoint, send } from "./wire.ts";

const VERSION = "2026-07-28";

/** A server may ask again and again; this many rounds are answered. */
const MAX_ROUNDS = 10;

/** The answer to a request that wants something of the person first (2026-07-28, multi round-trip requests). */
interface InputRequired {
  readonly resultType: "input_required";
  readonly inputRequests?: Readonly<
    Record<string, { readonly method: string; readonly params: Question }>
  >;
  readonly requestState?: string;
}

/** Talks 2026-07-28: each request stands alone and says everything about itself. */
export function createStatelessConnection(endpoint: Endpoint): Connection {
  let requests = 0;

  async function once<T>(
    method: string,
    params: Readonly<Record<string, unknown>>,
    { signal, onProgress, ask, onExchange }: RequestOptions,
  ): Promise<T> {
    const id = ++requests;
    const name = params.name ?? params.uri;
    const answer = await send(endpoint, {
      method: "POST",
      title: [method, ...(typeof name === "string" ? [name] : [])].join(" "),
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        "mcp-protocol-version": VERSION,
        "mcp-method": method,
        ...(typeof name === "string" && { "mcp-name": headerValue(name) }),
      },
      body: {
        jsonrpc: "2.0",
        id,
        method,
        params: {
          ...params,
          _meta: {
            "io.modelcontextprotocol/protocolVersion": VERSION,
            "io.modelcontextprotocol/clientInfo": clientInfo,
            "io.modelcontextprotocol/clientCapabilities": clientCapabilities(ask !== undefined),
            ...(onProgress !== undefined && { progressToken: id }),
          },
        },
      },
      signal,
      onExchange,
    });
    const answered = await answerTo<T>(id, answer, {
      onNotification: (message) => progressOf(message, id, onProgress),
    });
    if (answered === undefined) {
      throw new McpFailure("unreachable", "The connection ended before the answer came.");
    }
    return answered.result;
  }

  return {
    generation: VERSION,
    async request<T>(method: string, params = {}, options: RequestOptions = {}): Promise<T> {
      let result = await once<unknown>(method, params, options);
      for (let round = 0; round < MAX_ROUNDS && isInputRequired(result); round++) {
        const { inputRequests = {}, requestState } = result;
        const inputResponses = await answersTo(inputRequests, options);
        result = await once<unknown>(
          method,
          { ...params, inputResponses, ...(requestState !== undefined && { requestState }) },
          options,
        );
      }
      if (isInputRequired(result)) throw new McpFailure("protocol", "The server keeps asking.");
      return result as T;
    },
    close: () => undefined,
  };
}

/** One question after the other, in the server's order. */
async function answersTo(
  requests: NonNullable<InputRequired["inputRequests"]>,
  { ask, signal }: RequestOptions,
): Promise<Readonly<Record<string, QuestionAnswer>>> {
  const answers: Record<string, QuestionAnswer> = {};
  for (const [key, { method, params }] of Object.entries(requests)) {
    if (method !== "elicitation/create" || ask === undefined) {
      throw new McpFailure(
        "protocol",
        `The server asks for ${method}, which this page cannot give.`,
      );
    }
    answers[key] = await ask(params, signal);
  }
  return answers;
}

function isInputRequired(result: unknown): result is InputRequired {
  return (
    typeof result === "object" &&
    result !== null &&
    "resultType" in result &&
    result.resultType === "input_required"
  );
}
