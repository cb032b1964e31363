import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineTool, type Tool } from "./define-tool.ts";
import { defaultExposure, exposeTools } from "./exposure.ts";
import {
  type ExposureBound,
  type ExposureWish,
  narrowExposure,
  widestExposure,
} from "./narrow-exposure.ts";
import { ADDS, READS, REMOVES } from "./tool-hints.ts";
import type { Toolset } from "./toolsets.ts";

function tool(name: string, toolset: Toolset, hints = READS, isIrreversible = false): Tool {
  return defineTool({
    name,
    title: name,
    description: name,
    toolset,
    entity: "thing",
    verb: "read",
    hints,
    isIrreversible,
    input: z.strictObject({}),
    output: z.object({}),
    handle: async () => ({ data: {}, text: "" }),
  });
}

const catalogue = [
  tool("get-thing", "core"),
  tool("create-thing", "core", ADDS),
  tool("brief-thing", "insight"),
  tool("merge-things", "quality", REMOVES, true),
  tool("create-query", "graphql", ADDS),
];
const unset: ExposureBound = { ...defaultExposure, hasChosenToolsets: false };

function offered(wish: ExposureWish, bound: Partial<ExposureBound> = {}): readonly string[] {
  const exposure = narrowExposure({ ...unset, ...bound }, wish, catalogue);
  return exposeTools(catalogue, exposure).map(({ name }) => name);
}

describe("what a client gets", () => {
  it.each<[string, ExposureWish, Partial<ExposureBound>, readonly string[]]>([
    ["the default toolsets", {}, {}, ["get-thing", "create-thing"]],
    ["a toolset it asks for", { toolsets: ["insight"] }, {}, ["brief-thing"]],
    ["a tool it asks for", { tools: ["brief-thing"] }, {}, ["brief-thing"]],
    ["no restricted toolset", { toolsets: ["graphql"] }, {}, []],
    ["no tool of a restricted toolset", { tools: ["create-query"] }, {}, []],
    ["no irreversible tool", { toolsets: ["quality"] }, {}, []],
    [
      "irreversible tools where the operator enables them",
      { toolsets: ["quality"] },
      { isDestructive: true },
      ["merge-things"],
    ],
    ["only what reads", { isReadOnly: true }, {}, ["get-thing"]],
    [
      "no more than reads where the operator says so",
      { isReadOnly: false },
      { isReadOnly: true },
      ["get-thing"],
    ],
    ["less the tools it excludes", { excludedTools: ["get-thing"] }, {}, ["create-thing"]],
    [
      "less the tools the operator excludes",
      { tools: ["get-thing"] },
      { excludedTools: new Set(["get-thing"]) },
      [],
    ],
    [
      "no toolset beyond those the operator named",
      { toolsets: ["insight", "core"] },
      { toolsets: new Set<Toolset>(["core"]), hasChosenToolsets: true },
      ["get-thing", "create-thing"],
    ],
    [
      "a restricted toolset that the operator named",
      {},
      { toolsets: new Set<Toolset>(["graphql"]), hasChosenToolsets: true },
      ["create-query"],
    ],
    [
      "a single tool that the operator named",
      {},
      { toolsets: new Set(), hasChosenToolsets: true, tools: new Set(["create-query"]) },
      ["create-query"],
    ],
  ])("%s", (_what, wish, bound, names) => {
    expect(offered(wish, bound)).toEqual(names);
  });

  it("is never more than the widest exposure", () => {
    const widest = exposeTools(catalogue, widestExposure(unset)).map(({ name }) => name);
    expect(widest).toEqual(["get-thing", "create-thing", "brief-thing"]);
  });
});
