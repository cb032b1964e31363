import type { ObjectSchema } from "twenty-client";
import { workspaceTools } from "../../application/custom-fields/workspace-tools.ts";
import { compactTools } from "../../application/tools/compact/compact-tools.ts";
import type { Tool } from "../../application/tools/define-tool.ts";
import { exposeTools } from "../../application/tools/exposure.ts";
import { type ExposureBound, narrowExposure } from "../../application/tools/narrow-exposure.ts";
import { readExposureWish } from "./read-exposure-wish.ts";

/** The tools that one request may see, or the session that it begins. */
export interface ExposedTools {
  /** As they are in every workspace. */
  readonly everywhere: readonly Tool[];
  /** Whether a tool can be called, be it through another one. */
  readonly offers: (name: string) => boolean;
  /** As they are with a workspace's own fields; the same list for the same schemas. */
  within(schemas: readonly ObjectSchema[]): readonly Tool[];
}

/** Finds the tools for a request. */
export type ExposureOf = (request: Request | undefined) => ExposedTools;

const MAX_KNOWN = 200;

/**
 * Works out each wish once: the answer is the same list for the same wish, which is what lets
 * `tools/list` be built once. The number of wishes remembered is bounded, since clients make them up.
 */
export function createExposureOf(bound: ExposureBound, catalogue: readonly Tool[]): ExposureOf {
  const known = new Map<string, ExposedTools>();
  return (request) => {
    const wish = readExposureWish(request);
    const key = JSON.stringify(wish);
    const found = known.get(key);
    if (found !== undefined) return found;
    const exposure = narrowExposure(bound, wish, catalogue);
    const full = exposeTools(catalogue, exposure);
    const tools = exposure.isCompact ? compacted(full) : plain(full);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(key, tools);
    return tools;
  };
}

function plain(tools: readonly Tool[]): ExposedTools {
  return {
    everywhere: tools,
    offers: offering(tools),
    within: (schemas) => workspaceTools(tools, schemas),
  };
}

function offering(tools: readonly Tool[]): ExposedTools["offers"] {
  const names = new Set(tools.map(({ name }) => name));
  return (name) => names.has(name);
}

/** The three tools stay as they are; what they reach is the workspace's. */
function compacted(full: readonly Tool[]): ExposedTools {
  const made = new WeakMap<readonly Tool[], readonly Tool[]>();
  return {
    everywhere: compactTools(full),
    offers: offering(full),
    within(schemas) {
      const reached = workspaceTools(full, schemas);
      const tools = made.get(reached) ?? compactTools(reached);
      made.set(reached, tools);
      return tools;
    },
  };
}
