import type { Tool } from "./define-tool.ts";
import { type Exposure, exposeTools } from "./exposure.ts";
import { type Toolset, toolsetNames, toolsets } from "./toolsets.ts";

/** What the operator allows: the upper bound of what any client can have. */
export interface ExposureBound extends Exposure {
  /** Whether the operator named the toolsets; otherwise a client may choose optional ones too. */
  readonly hasChosenToolsets: boolean;
}

/** What one client asks for, by header or path; nothing asked is the operator's setting. */
export interface ExposureWish {
  readonly toolsets?: readonly Toolset[];
  readonly tools?: readonly string[];
  readonly excludedTools?: readonly string[];
  readonly isReadOnly?: boolean;
  readonly isCompact?: boolean;
}

/** A client's wish within the operator's bound: it can have less than that, never more. */
export function narrowExposure(
  bound: ExposureBound,
  wish: ExposureWish,
  catalogue: readonly Tool[],
): Exposure {
  const choosesTools = wish.toolsets !== undefined || wish.tools !== undefined;
  const widest = widestExposure(bound);
  const attainable = new Set(exposeTools(catalogue, widest).map((tool) => tool.name));
  return {
    toolsets: choosesTools ? widest.toolsets.intersection(new Set(wish.toolsets)) : bound.toolsets,
    tools: choosesTools ? attainable.intersection(new Set(wish.tools)) : bound.tools,
    excludedTools: bound.excludedTools.union(new Set(wish.excludedTools)),
    isReadOnly: bound.isReadOnly || wish.isReadOnly === true,
    isDestructive: bound.isDestructive,
    isCompact: bound.isCompact || wish.isCompact === true,
  };
}

/** The tools that any client could get: those of the bound, and of every toolset it may choose. */
export function widestExposure(bound: ExposureBound): Exposure {
  return bound.hasChosenToolsets
    ? bound
    : { ...bound, toolsets: bound.toolsets.union(unrestrictedToolsets) };
}

const unrestrictedToolsets: ReadonlySet<Toolset> = new Set(
  toolsetNames.filter((name) => toolsets[name].offer !== "restricted"),
);
