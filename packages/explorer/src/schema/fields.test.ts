import { expect, test } from "vitest";
import { type Field, fieldsOfSchema, titleOf } from "web-kit/form";
import type { ObjectInfo, ToolInfo } from "../server/definitions.ts";
import { fieldsOfTool, objectOfTool } from "./fields-of-tool.ts";

const opportunity: ObjectInfo = {
  object: "opportunity",
  plural: "opportunities",
  label: "Opportunity",
  fields: [
    { name: "name", type: "TEXT" },
    { name: "stage", type: "SELECT", options: ["NEW", "CUSTOMER"] },
    { name: "company", type: "RELATION", relation: "many-to-one company" },
    { name: "noteTargets", type: "RELATION", relation: "one-to-many noteTarget" },
    { name: "address", type: "ADDRESS" },
  ],
};
const objects = [opportunity, { object: "person", plural: "people", label: "Person" }];

function shapes(fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(fields.map(({ name, shape }) => [name, shape]));
}

function tool(properties: ToolInfo["inputSchema"]["properties"]): ToolInfo {
  return {
    name: "list-opportunities",
    inputSchema: { type: "object", ...(properties && { properties }) },
  };
}

test("a name in camel case becomes words", () => {
  expect(titleOf("closesBefore")).toBe("Closes before");
});

test("texts that are days, choices and examples are told from what is said of them", () => {
  const fields = fieldsOfSchema({
    properties: {
      closesFrom: { type: "string" },
      after: { type: "string", description: "`next` of a page" },
      industry: { type: "string", description: "FOOD/OPTICS" },
      orderBy: { type: "string", description: "name, stage; - descends" },
      amount: {
        description: "e.g. 12500.50",
        anyOf: [{ type: "string" }, { type: "number" }, { type: "null" }],
      },
    },
  });
  expect(shapes(fields)).toMatchObject({
    closesFrom: { kind: "date" },
    after: { kind: "text" },
    industry: { kind: "choice", isOpen: false },
    orderBy: { kind: "choice", isOpen: true, options: { length: 4 } },
    amount: { kind: "text", example: "12500.50" },
  });
  expect(fields.map(({ isErasable }) => isErasable)).toEqual([false, false, false, false, true]);
});

test("titled constants are a choice, as elicitation writes them", () => {
  const [field] = fieldsOfSchema({
    properties: {
      size: {
        oneOf: [
          { const: "s", title: "Small" },
          { const: "l", title: "Large" },
        ],
      },
    },
  });
  expect(field?.shape).toEqual({
    kind: "choice",
    isOpen: false,
    options: [
      { value: "s", label: "Small" },
      { value: "l", label: "Large" },
    ],
  });
});

test("the workspace gives a tool's arguments their choices, records and nested fields", () => {
  const fields = fieldsOfTool(
    tool({
      stage: { type: "string" },
      company: { type: "string" },
      ids: { type: "array", items: { type: "string" } },
      set: { type: "object" },
    }),
    { objects, object: opportunity },
  );
  expect(shapes(fields)).toMatchObject({
    stage: { kind: "choice", options: [{ value: "NEW" }, { value: "CUSTOMER" }] },
    company: { kind: "reference", object: "company", isMany: false },
    ids: { kind: "reference", object: "opportunity", isMany: true },
    set: { kind: "group" },
  });
  const group = fields.at(-1)?.shape;
  expect(group?.kind === "group" && group.fields.map(({ name }) => name)).toEqual([
    "id",
    "name",
    "stage",
    "company",
    "address",
  ]);
});

test("a tool's object is that of its name, or the one that was chosen", () => {
  expect(objectOfTool("list-persons", {}, objects)).toBe("person");
  expect(objectOfTool("create-opportunity", {}, objects)).toBe("opportunity");
  expect(objectOfTool("find-records", { object: "Opportunities" }, objects)).toBe("opportunity");
  expect(objectOfTool("find-records", {}, objects)).toBeUndefined();
});
