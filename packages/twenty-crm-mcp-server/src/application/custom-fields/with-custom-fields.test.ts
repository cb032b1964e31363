import type { FieldSchema, ObjectSchema } from "twenty-client";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineTool, type Tool } from "../tools/define-tool.ts";
import { textField } from "../tools/input-fields.ts";
import { readArguments } from "../tools/read-arguments.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { toolDefinition } from "../tools/tool-definition.ts";
import { READS } from "../tools/tool-hints.ts";
import { withCustomFields } from "./with-custom-fields.ts";

function field(name: string, type: string, facts: Partial<FieldSchema> = {}): FieldSchema {
  return {
    id: "",
    name,
    type,
    label: name,
    description: null,
    isNullable: true,
    isCustom: true,
    isSystem: false,
    isUnique: false,
    defaultValue: null,
    ...facts,
  };
}

function objectWith(fields: readonly FieldSchema[]): ObjectSchema {
  return {
    id: "",
    singular: "company",
    plural: "companies",
    label: "Company",
    labelPlural: "Companies",
    description: null,
    isCustom: false,
    isSystem: false,
    labelField: "name",
    fields: new Map(fields.map((one) => [one.name, one])),
    isComplete: true,
  };
}

/** Gives back what it was called with. */
function mirror(verb: string): Tool {
  return defineTool({
    name: `${verb}-company`,
    title: "Mirror",
    description: "Mirror.",
    toolset: "core",
    entity: "company",
    verb,
    hints: READS,
    input: z.strictObject({ name: textField.optional(), linkedin: textField.optional() }),
    output: z.looseObject({}),
    async handle(input, call) {
      return { data: { input, values: call.custom?.values ?? {} }, text: "" };
    },
  });
}

async function call(tool: Tool, args: object): Promise<object> {
  const { data } = await tool.handle(readArguments(tool, args), {} as ToolCall);
  return data;
}

const tier = field("tier", "SELECT", {
  label: "Customer tier",
  options: [
    { value: "GOLD", label: "Golden" },
    { value: "SILVER", label: "Silver" },
  ],
});

describe("the workspace's own fields of a tool", () => {
  it("are typed by the metadata, and told in its words", () => {
    const fields = [
      tier,
      field("seats", "NUMBER"),
      field("isVip", "BOOLEAN"),
      field("renewsOn", "DATE"),
      field("tags", "MULTI_SELECT", { options: [{ value: "A", label: "a" }] }),
    ];
    const { inputSchema } = toolDefinition(withCustomFields(mirror("create"), objectWith(fields)));
    expect(inputSchema).toMatchObject({
      additionalProperties: false,
      properties: {
        tier: { type: "string", description: "Customer tier: GOLD/SILVER" },
        seats: { type: "number" },
        isVip: { type: "boolean" },
        renewsOn: { type: "string", description: "YYYY-MM-DD" },
        tags: { type: "array", items: { type: "string" } },
      },
    });
  });

  it("take a choice by value or label, and refuse another with the nearest", async () => {
    const tool = withCustomFields(mirror("create"), objectWith([tier]));
    for (const given of ["gold", "Golden"]) {
      expect(await call(tool, { tier: given })).toMatchObject({ values: { tier: "GOLD" } });
    }
    await expect(call(tool, { tier: "Silber" })).rejects.toThrow(
      "tier: Silber is none of them; did you mean Silver?",
    );
    await expect(call(tool, { tier: "zzz" })).rejects.toThrow("give GOLD, SILVER");
  });

  it("are cleared by null in an update alone", async () => {
    const object = objectWith([tier]);
    expect(await call(withCustomFields(mirror("update"), object), { tier: null })).toMatchObject({
      values: { tier: null },
    });
    await expect(
      call(withCustomFields(mirror("create"), object), { tier: null }),
    ).rejects.toThrow();
  });

  it("are days where Twenty keeps days", async () => {
    const tool = withCustomFields(mirror("create"), objectWith([field("renewsOn", "DATE")]));
    expect(await call(tool, { renewsOn: "2031-02-03" })).toMatchObject({
      values: { renewsOn: "2031-02-03" },
    });
    await expect(call(tool, { renewsOn: "01/05/2026" })).rejects.toThrow("use YYYY-MM-DD");
  });

  it("have another name where the tool has theirs for something else", async () => {
    const tool = withCustomFields(mirror("create"), objectWith([field("linkedin", "TEXT")]));
    expect(await call(tool, { linkedin: "own", linkedinField: "theirs" })).toEqual({
      input: { linkedin: "own" },
      values: { linkedin: "theirs" },
    });
  });

  it("are left alone where they are Twenty's own or a relation", () => {
    const fields = [field("x", "TEXT", { isCustom: false }), field("owner", "RELATION")];
    const tool = mirror("create");
    expect(withCustomFields(tool, objectWith(fields))).toBe(tool);
  });
});

describe("more than thirty fields of the workspace's own", () => {
  const many = Array.from({ length: 33 }, (_, index) => field(`field${index}`, "NUMBER"));
  const tool = withCustomFields(mirror("create"), objectWith(many));

  it("are told up to the thirtieth, and the others counted", () => {
    const { inputSchema, outputSchema, description } = toolDefinition(tool);
    expect(Object.keys(inputSchema.properties ?? {})).toHaveLength(2 + 30);
    expect(description).toBe("Mirror. Takes 3 more fields: describe-object names them.");
    // A client that checks arguments against the schema must let them through.
    expect(inputSchema.additionalProperties).toBeUndefined();
    expect(outputSchema.additionalProperties).toBeUndefined();
  });

  it("are taken all the same, and other names are not", async () => {
    expect(await call(tool, { field2: 1, field32: 2 })).toMatchObject({
      input: {},
      values: { field2: 1, field32: 2 },
    });
    await expect(call(tool, { field32: "two" })).rejects.toThrow("field32: ");
    await expect(call(tool, { nam: "x" })).rejects.toThrow("did you mean name?");
  });
});
