import {
  type McpServer,
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  ResourceTemplate,
  type ServerContext,
} from "@modelcontextprotocol/server";
import type { Complete, ReadCall, Resource } from "../../application/resources/define-resource.ts";
import { resources } from "../../application/resources/index.ts";
import type { ToolContext } from "../../application/tools/tool-context.ts";
import { describeFailure } from "../../application/tools/tool-error.ts";

/** Resources change with the records; a client may keep one for as long as a thought takes. */
const CACHE = { ttlMs: 5_000, cacheScope: "private" } as const;

/** Offers the resources on a server. */
export function serveResources(
  mcp: McpServer,
  context: () => ToolContext,
  offers: (tool: string) => boolean,
): void {
  for (const resource of resources) {
    if (resource.tool !== undefined && !offers(resource.tool)) continue;
    const { name, title, description, uri, mimeType, complete } = resource;
    const config = { title, description, ...(mimeType !== undefined && { mimeType }) };
    const read = (
      address: URL,
      variables: Readonly<Record<string, string>>,
      request: ServerContext,
    ): Promise<ReadResourceResult> =>
      readResource(resource, address, variables, callOf(context, request));
    if (!uri.includes("{")) {
      mcp.registerResource(name, uri, config, (address, request) => read(address, {}, request));
      continue;
    }
    const template = new ResourceTemplate(uri, {
      list: undefined,
      complete: completions(complete ?? {}, context),
    });
    mcp.registerResource(name, template, config, (address, variables, request) =>
      read(address, single(variables), request),
    );
  }
}

/** Completions carry no signal: they are short. */
export function completions(
  complete: Readonly<Record<string, Complete>>,
  context: () => ToolContext,
): Record<
  string,
  (typed: string, given?: { arguments?: Record<string, string> }) => Promise<string[]>
> {
  return Object.fromEntries(
    Object.entries(complete).map(([variable, values]) => [
      variable,
      async (typed, given) => {
        const call: ReadCall = { ...context(), signal: AbortSignal.timeout(COMPLETION_TIMEOUT_MS) };
        // Nothing to offer is a good answer to somebody who is typing; an error is not.
        return [...(await values(typed, call, given?.arguments ?? {}).catch(() => []))];
      },
    ]),
  );
}

const COMPLETION_TIMEOUT_MS = 3_000;

function callOf(context: () => ToolContext, { mcpReq }: ServerContext): ReadCall {
  return { ...context(), signal: mcpReq.signal };
}

async function readResource(
  resource: Resource,
  address: URL,
  variables: Readonly<Record<string, string>>,
  call: ReadCall,
): Promise<ReadResourceResult> {
  try {
    const content = await resource.read(variables, call);
    return { contents: [{ uri: address.href, ...content }], ...CACHE };
  } catch (error) {
    throw new ProtocolError(
      ProtocolErrorCode.InvalidParams,
      describeFailure(error, { name: resource.name, entity: "record" }, call),
    );
  }
}

/** A template's variables can be lists; ours never are. */
function single(variables: Readonly<Record<string, string | string[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, String(value)]),
  );
}
