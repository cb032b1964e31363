import { instructions } from "../../application/instructions.ts";
import { exposeTools } from "../../application/tools/exposure.ts";
import { toolOutlines } from "../../application/tools/tool-outlines.ts";
import type { Config } from "../../config/config.ts";
import { product, protocolVersions } from "../../product.ts";

/** The answer to a first message. */
interface KnownAnswer {
  readonly id: string | number;
  readonly result: object;
}

/** Answers a first message that can be answered before the tools are loaded; nothing for any other. */
export type AnswerFirst = (line: string) => KnownAnswer | undefined;

/** The versions that begin with `initialize`. */
const initializedVersions: readonly string[] = protocolVersions.filter(
  (version) => version < "2026-01-01",
);

/** What the server offers over stdio; what it serves says so too, and a test compares both. */
const capabilities = {
  tools: { listChanged: true },
  resources: { listChanged: true },
  completions: {},
  prompts: { listChanged: true },
} as const;

/**
 * How the server introduces itself, which its configuration decides alone. Undefined where something else has a
 * say: files that are yet to be read, a sandbox or a login that may yet fail, the three tools of the compact
 * exposure. The start is then told of before anything is answered, as it has to be.
 */
export function knownAnswer({ twenty, exposure, policyFile }: Config): AnswerFirst | undefined {
  const isDecided =
    twenty.kind === "workspace" &&
    twenty.credential?.kind === "key" &&
    twenty.keySource !== "caller" &&
    policyFile === undefined &&
    !exposure.isCompact;
  if (!isDecided) return undefined;
  const { name, title, version } = product;
  return (line) => {
    const request = readInitialize(line);
    if (request === undefined) return undefined;
    const { id, protocolVersion } = request;
    return {
      id,
      result: {
        protocolVersion,
        capabilities,
        serverInfo: { name, title, version },
        instructions: instructions(exposeTools(toolOutlines, exposure), undefined),
      },
    };
  };
}

/** A well-formed `initialize` of a version that is echoed; the SDK has the word on all others. */
function readInitialize(
  line: string,
): { readonly id: string | number; readonly protocolVersion: string } | undefined {
  const message = asObject(parsed(line));
  const params = asObject(message?.params);
  const client = asObject(params?.clientInfo);
  const id = message?.id;
  const protocolVersion = params?.protocolVersion;
  if (message?.jsonrpc !== "2.0" || message.method !== "initialize") return undefined;
  if (typeof id !== "string" && !Number.isInteger(id)) return undefined;
  if (typeof protocolVersion !== "string" || !initializedVersions.includes(protocolVersion)) {
    return undefined;
  }
  if (typeof client?.name !== "string" || typeof client.version !== "string") return undefined;
  if (asObject(params?.capabilities) === undefined || params?._meta !== undefined) return undefined;
  return { id: id as string | number, protocolVersion };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
