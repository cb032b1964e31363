import { compactTools } from "../../application/tools/compact/compact-tools.ts";
import type { Tool } from "../../application/tools/define-tool.ts";
import { exposeTools } from "../../application/tools/exposure.ts";
import { type ExposureBound, narrowExposure } from "../../application/tools/narrow-exposure.ts";
import { readExposureWish } from "./read-exposure-wish.ts";

/** The tools for one request, or for the session that a request begins. */
export type ExposureOf = (request: Request | undefined) => readonly Tool[];

const MAX_KNOWN = 200;

/**
 * Works out each wish once: the answer is the same list for the same wish, which is what lets
 * `tools/list` be built once. The number of wishes remembered is bounded, since clients make them up.
 */
export function createExposureOf(bound: ExposureBound, catalogue: readonly Tool[]): ExposureOf {
  const known = new Map<string, readonly Tool[]>();
  return (request) => {
    const wish = readExposureWish(request);
    const key = JSON.stringify(wish);
    const found = known.get(key);
    if (found !== undefined) return found;
    const exposure = narrowExposure(bound, wish, catalogue);
    const full = exposeTools(catalogue, exposure);
    const tools = exposure.isCompact ? compactTools(full) : full;
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(key, tools);
    return tools;
  };
}
