import { nearestName } from "service-kit";
import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import { type Parsed, parsed, refused } from "../../domain/parsed.ts";
import { oneLine } from "../../domain/plain-text.ts";
import { type ObjectRule, operations, type Policy } from "./policy.ts";

const operationSchema = z.enum(operations);
const fieldNames = z.array(z.string().min(1)).nonempty();
const fieldsSchema = z.strictObject({
  allow: fieldNames.optional(),
  deny: fieldNames.optional(),
});
const ruleSchema = z.strictObject({
  operations: z.array(operationSchema).optional(),
  fields: fieldsSchema.optional(),
});
const policySchema = z.strictObject({
  version: z.literal(1),
  default: z.enum(["allow", "deny"]),
  objects: z.record(z.string().min(1), ruleSchema).default({}),
});

/** Reads a policy from YAML or JSON; a refusal names the path in the document and how to mend it. */
export function readPolicy(text: string): Parsed<Policy> {
  const document = readYaml(text);
  if (!document.ok) return document;
  const result = policySchema.safeParse(document.value);
  if (!result.success) return refused(result.error.issues.map(describe).join("; "));
  const { objects } = result.data;
  const faults = Object.entries(objects).flatMap(([name, rule]) => contradictions(name, rule));
  if (faults.length > 0) return refused(faults.join("; "));
  const rules = Object.entries(objects).map(([name, rule]) => [name, ruleOf(rule)] as const);
  return parsed({ default: result.data.default, objects: new Map(rules) });
}

function readYaml(text: string): Parsed<unknown> {
  try {
    // A name given twice would let the later rule undo the earlier one.
    return parsed(parse(text, { uniqueKeys: true, maxAliasCount: 0 }));
  } catch (error) {
    if (!(error instanceof YAMLParseError) && !(error instanceof ReferenceError)) throw error;
    return refused(`is not YAML or JSON that can be read: ${oneLine(error.message, 200)}`);
  }
}

type Rule = z.infer<typeof ruleSchema>;

function ruleOf({ operations: allowed, fields }: Rule): ObjectRule {
  return {
    ...(allowed && { operations: new Set(allowed) }),
    deniedFields: new Set(fields?.deny),
    ...(fields?.allow && { allowedFields: new Set(fields.allow) }),
  };
}

function contradictions(name: string, { operations: allowed = [], fields }: Rule): string[] {
  const path = `objects.${oneLine(name, 60)}`;
  const faults: string[] = [];
  // Every change is shown before and after, and answered with the record.
  if (allowed.length > 0 && !allowed.includes("read"))
    faults.push(`${path}.operations: ${allowed.join(", ")} need read; add read`);
  if (fields?.deny?.includes("id"))
    faults.push(`${path}.fields.deny: id names a record in every call; take it out`);
  return faults;
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.map((part) => oneLine(String(part), 60)).join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownKey(path, key, issue.path.length)).join("; ");
  }
  if (issue.code === "invalid_value") {
    return `${path}: ${oneLine(issue.message)}; take ${issue.values.map(String).join(", ")}`;
  }
  return `${path === "" ? "the document" : path}: ${oneLine(issue.message)}`;
}

function unknownKey(path: string, key: string, depth: number): string {
  const shown = [path, oneLine(key, 60)].filter((part) => part !== "").join(".");
  const known = keysAt(depth);
  const nearest = nearestName(key, known);
  return nearest === undefined
    ? `${shown} is unknown; known here: ${known.join(", ")}`
    : `${shown} is unknown; did you mean ${nearest}?`;
}

/** The document has keys at its top, in a rule (`objects.person`) and in its `fields`. */
function keysAt(depth: number): readonly string[] {
  const level = depth === 0 ? policySchema : depth === 2 ? ruleSchema : fieldsSchema;
  return Object.keys(level.shape);
}
