import {
  type CallToolResult,
  type InputRequiredResult,
  isInputRequiredResult,
  type ListToolsResult,
  ProtocolError,
  ProtocolErrorCode,
  type Server,
  type ServerContext,
} from "@modelcontextprotocol/server";
import { nearestName } from "service-kit";
import type { Tool } from "../../application/tools/define-tool.ts";
import { runTool } from "../../application/tools/run-tool.ts";
import type { ToolCall, ToolContext } from "../../application/tools/tool-context.ts";
import { toolDefinition } from "../../application/tools/tool-definition.ts";
import type { Consent } from "../../application/writes/consent.ts";
import { hearingWaits } from "../twenty/rate-limit-waits.ts";
import { InputNeeded } from "./input-needed.ts";
import { progressReporter } from "./progress-reporter.ts";

/** What a server offers of its tools, and what they work with. */
export interface ServedTools {
  /** The tools that this client may see and call, asked for at each request. */
  readonly exposed: () => Promise<readonly Tool[]>;
  readonly context: () => ToolContext;
  readonly consentOf: (request: ServerContext) => Consent;
  /** For clients that are told of changes: which list they have, and when one may have come. */
  readonly changes?: {
    readonly listed: (tools: readonly Tool[]) => void;
    readonly mayHaveCome: () => void;
  };
}

/**
 * Answers `tools/list` and `tools/call`. The handlers are our own, not the SDK's registrations: a
 * stateless server is made for each request, and registering sixty tools costs more than calling one.
 */
export function serveTools(server: Server, tools: ServedTools): void {
  const { changes } = tools;
  server.registerCapabilities({ tools: { listChanged: changes !== undefined } });
  server.setRequestHandler("tools/list", async () => {
    const exposed = await tools.exposed();
    changes?.listed(exposed);
    return listResult(exposed);
  });
  server.setRequestHandler("tools/call", async ({ params }, request) => {
    const tool = requireTool(await tools.exposed(), params.name);
    const result = await callTool(tool, params.arguments ?? {}, {
      ...tools.context(),
      signal: request.mcpReq.signal,
      consent: tools.consentOf(request),
      progress: progressReporter(request),
    });
    // What the call met may have had the schema read anew, and a tool may have changed it.
    changes?.mayHaveCome();
    if (isInputRequiredResult(result)) return result;
    return server.projectCallToolResult(result, toolDefinition(tool).outputSchema);
  });
}

async function callTool(
  tool: Tool,
  args: unknown,
  call: ToolCall,
): Promise<CallToolResult | InputRequiredResult> {
  let waitedMs = 0;
  const onWait = (waitMs: number): void => {
    waitedMs += waitMs;
    call.progress({ message: `Waiting ${seconds(waitMs)} s for Twenty's rate limit` });
  };
  try {
    const result = await hearingWaits(onWait, () => runTool(tool, args, call));
    return waitedMs === 0 ? result : { ...result, _meta: { [WAITED_META_KEY]: waitedMs } };
  } catch (error) {
    if (error instanceof InputNeeded) return error.result;
    throw error;
  }
}

/** Milliseconds that a call waited for the rate limit of the workspace. */
const WAITED_META_KEY = "twenty-crm-mcp-server/rateLimitWaitMs";

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

const listResults = new WeakMap<readonly Tool[], ListToolsResult>();

/** The same object for the same tools, so that nothing is built anew for each request. */
function listResult(tools: readonly Tool[]): ListToolsResult {
  const known = listResults.get(tools);
  if (known !== undefined) return known;
  const result = { tools: tools.map(toolDefinition) } as unknown as ListToolsResult;
  listResults.set(tools, result);
  return result;
}

/** @throws ProtocolError: the specification makes an unknown tool an error of the protocol. */
function requireTool(tools: readonly Tool[], name: string): Tool {
  const tool = tools.find((candidate) => candidate.name === name);
  if (tool !== undefined) return tool;
  const names = tools.map((candidate) => candidate.name);
  const nearest = nearestName(name, names);
  throw new ProtocolError(
    ProtocolErrorCode.InvalidParams,
    nearest === undefined
      ? `Tool ${name} not found: tools/list says which there are`
      : `Tool ${name} not found; did you mean ${nearest}?`,
  );
}
