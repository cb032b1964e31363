import type { Connection, RequestOptions } from "../mcp/connection.ts";
import { createSessionConnection } from "../mcp/session-connection.ts";
import { createStatelessConnection } from "../mcp/stateless-connection.ts";
import type {
  ObjectInfo,
  ObjectSummary,
  PromptInfo,
  PromptResult,
  ResourceContent,
  ResourceInfo,
  ToolInfo,
  ToolResult,
} from "./definitions.ts";
import type { Keys, Preferences } from "./preferences.ts";
import {
  fetchCard,
  fetchToolsets,
  mcpUrl,
  type ServerCard,
  type ToolsetInfo,
} from "./public-api.ts";

/** The server, as the reader has chosen to talk to it. Lists are asked for once; a reader who changes a choice gets another one of these. */
export interface Server {
  readonly url: string;
  readonly connection: Connection;
  readonly card: () => Promise<ServerCard>;
  readonly toolsets: () => Promise<readonly ToolsetInfo[]>;
  readonly tools: () => Promise<readonly ToolInfo[]>;
  readonly resources: () => Promise<readonly ResourceInfo[]>;
  readonly prompts: () => Promise<readonly PromptInfo[]>;
  readonly objects: () => Promise<readonly ObjectSummary[]>;
  readonly object: (name: string) => Promise<ObjectInfo>;
  /** @throws McpFailure; a refusal by the tool itself is a result with `isError`. */
  call(
    name: string,
    args: Readonly<Record<string, unknown>>,
    options?: RequestOptions,
  ): Promise<ToolResult>;
  read(uri: string, options?: RequestOptions): Promise<readonly ResourceContent[]>;
  prompt(
    name: string,
    args: Readonly<Record<string, string>>,
    options?: RequestOptions,
  ): Promise<PromptResult>;
  /** What could stand in the place of a value that is being typed. */
  complete(
    ref: CompletionRef,
    argument: { readonly name: string; readonly value: string },
    others?: Readonly<Record<string, string>>,
  ): Promise<readonly string[]>;
}

/** Whose argument is completed. */
export type CompletionRef =
  | { readonly type: "ref/prompt"; readonly name: string }
  | { readonly type: "ref/resource"; readonly uri: string };

/** A server that is called with these keys, in this way. */
export function createServer(preferences: Preferences, keys: Keys): Server {
  const url = mcpUrl(preferences.profile);
  const toolsets = once(fetchToolsets);
  let offered = "";
  const endpoint = {
    url,
    headers: () => ({
      ...(keys.server !== undefined && { authorization: `Bearer ${keys.server}` }),
      ...(keys.twenty !== undefined && { "x-twenty-api-key": keys.twenty }),
      ...(offered !== "" && { "x-mcp-toolsets": offered }),
      ...(preferences.isReadOnly && { "x-mcp-readonly": "true" }),
    }),
    fetch: fetch.bind(globalThis),
  };
  const connection =
    preferences.generation === "2025-11-25"
      ? createSessionConnection(endpoint, preferences.canAsk)
      : createStatelessConnection(endpoint);

  /** A session is offered what its first request asked for, so every request waits for the names of the toolsets. */
  async function request<T>(
    method: string,
    params: Readonly<Record<string, unknown>>,
    options?: RequestOptions,
  ): Promise<T> {
    offered = (await toolsets()).map(({ name }) => name).join(",");
    return connection.request<T>(method, params, options);
  }

  const objects = new Map<string, () => Promise<ObjectInfo>>();
  const readJson = async <T>(uri: string): Promise<T> => {
    const [content] = await server.read(uri);
    return JSON.parse(content?.text ?? "null") as T;
  };

  const server: Server = {
    url,
    connection,
    card: once(fetchCard),
    toolsets,
    tools: once(() => all<ToolInfo>("tools/list", "tools")),
    resources: once(async () => [
      ...(await all<ResourceInfo>("resources/list", "resources")),
      ...(await all<ResourceInfo>("resources/templates/list", "resourceTemplates")),
    ]),
    prompts: once(() => all<PromptInfo>("prompts/list", "prompts")),
    objects: once(
      async () =>
        (await readJson<{ readonly objects: readonly ObjectSummary[] }>("twenty://schema")).objects,
    ),
    object(name) {
      const known =
        objects.get(name) ??
        once(() => readJson<ObjectInfo>(`twenty://schema/${encodeURIComponent(name)}`));
      objects.set(name, known);
      return known();
    },
    call: (name, args, options) => request("tools/call", { name, arguments: args }, options),
    async read(uri, options) {
      return (
        await request<{ readonly contents: readonly ResourceContent[] }>(
          "resources/read",
          { uri },
          options,
        )
      ).contents;
    },
    prompt: (name, args, options) => request("prompts/get", { name, arguments: args }, options),
    async complete(ref, argument, others = {}) {
      const { completion } = await request<{
        readonly completion: { readonly values: readonly string[] };
      }>("completion/complete", {
        ref,
        argument,
        ...(Object.keys(others).length > 0 && { context: { arguments: others } }),
      });
      return completion.values;
    },
  };
  return server;

  async function all<T>(method: string, key: string): Promise<readonly T[]> {
    const found: T[] = [];
    let cursor: string | undefined;
    do {
      const page = await request<Readonly<Record<string, unknown>>>(
        method,
        cursor === undefined ? {} : { cursor },
      );
      found.push(...((page[key] as readonly T[] | undefined) ?? []));
      cursor = page.nextCursor as string | undefined;
    } while (cursor !== undefined);
    return found;
  }
}

/** Asks once, and again after it failed. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}
