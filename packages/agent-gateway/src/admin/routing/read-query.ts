import { nearestName } from "service-kit";
import { z } from "zod";
import { fieldProblems } from "../../errors/field-problems.ts";
import { GatewayError } from "../../errors/gateway-error.ts";
import type { FieldProblem } from "../../errors/problem-response.ts";
import type { QuerySchema } from "./route.ts";

/**
 * Reads the query of a request by its table.
 * @throws {GatewayError} 400 that names each parameter that is unknown, repeated or wrong: one that is ignored would
 * show what was not asked for.
 */
export function readQuery<Q extends QuerySchema>(
  schema: Q,
  url: string,
  { ignoresUnknown = false }: { readonly ignoresUnknown?: boolean } = {},
): z.output<Q> {
  const given = new URL(url).searchParams;
  const problems: FieldProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const name of new Set(given.keys())) {
    const field = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    if (field === undefined) {
      if (!ignoresUnknown) problems.push(unknown(name, Object.keys(schema.shape)));
      continue;
    }
    const all = given.getAll(name);
    const kind = kindOf(field as z.ZodType);
    if (kind === "array") values[name] = all;
    else if (all.length > 1) problems.push({ field: name, problem: "is given more than once" });
    else values[name] = readAs(kind, all[0] ?? "");
  }
  if (problems.length > 0) throw refused(problems);
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data as z.output<Q>;
  throw refused(fieldProblems(parsed.error));
}

type Kind = "array" | "number" | "boolean" | "text";

function kindOf(schema: z.ZodType): Kind {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return kindOf(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodArray) return "array";
  if (schema instanceof z.ZodNumber) return "number";
  return schema instanceof z.ZodBoolean ? "boolean" : "text";
}

/** What does not look like its kind stays text, so that the schema says what is wrong with it. */
function readAs(kind: Kind, text: string): unknown {
  if (kind === "number" && /^-?\d{1,15}(?:\.\d+)?$/.test(text)) return Number(text);
  if (kind === "boolean" && /^(?:true|false)$/.test(text)) return text === "true";
  return text;
}

function unknown(name: string, known: readonly string[]): FieldProblem {
  const nearest = nearestName(name, known);
  const hint =
    nearest === undefined
      ? `known here: ${known.join(", ") || "none"}`
      : `did you mean ${nearest}?`;
  return { field: name, problem: `is not known here; ${hint}` };
}

function refused(problems: readonly FieldProblem[]): GatewayError {
  const detail = problems.map(({ field, problem }) => `${field}: ${problem}`).join("; ");
  return new GatewayError("invalid_request", detail, problems);
}
