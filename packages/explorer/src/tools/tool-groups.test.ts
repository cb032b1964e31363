import { expect, test } from "vitest";
import { matchingTools, toolGroups } from "./tool-groups.ts";

const inputSchema = { type: "object" };
const tools = [
  { name: "list-persons", title: "List people", inputSchema },
  { name: "contact-brief", description: "What is known of a person", inputSchema },
  { name: "forecast", inputSchema },
];

test("tools whose name fits come before those that only mention it", () => {
  expect(matchingTools(tools, "person").map(({ name }) => name)).toEqual([
    "list-persons",
    "contact-brief",
  ]);
  expect(matchingTools(tools, "per LIST").map(({ name }) => name)).toEqual(["list-persons"]);
});

test("a toolset without a tool on offer is left out, and a tool in none is not lost", () => {
  const core = {
    name: "core",
    title: "Core",
    description: "",
    isDefault: true,
    tools: ["list-persons"],
  };
  const data = { ...core, name: "data", tools: ["import-records"] };
  expect(toolGroups(tools, [core, data]).map((group) => [group.name, group.tools.length])).toEqual([
    ["core", 1],
    ["others", 2],
  ]);
});
