import { nearestName } from "service-kit";
import type { z } from "zod";
import { oneLine } from "../../domain/plain-text.ts";

/** Says in one line what is wrong with a tool's arguments, naming the argument that was probably meant. */
export function describeIssues(
  issues: readonly z.core.$ZodIssue[],
  args: Readonly<Record<string, unknown>>,
  names: readonly string[],
): string {
  // Unknown arguments first: "emial" explains why "email" is missing.
  const unknown = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys.map((key) => unknownArgument(key, names)) : [],
  );
  const wrong = issues
    .filter((issue) => issue.code !== "unrecognized_keys")
    .map((issue) => wrongArgument(issue, args));
  return [...unknown, ...wrong].join("; ");
}

function unknownArgument(key: string, names: readonly string[]): string {
  const shown = oneLine(key, 40);
  const nearest = nearestName(key, names);
  return nearest === undefined
    ? `${shown} is no argument of this tool, which takes ${names.join(", ")}`
    : `${shown} is no argument of this tool; did you mean ${nearest}?`;
}

function wrongArgument(issue: z.core.$ZodIssue, args: Readonly<Record<string, unknown>>): string {
  const [name] = issue.path;
  if (name === undefined) return oneLine(issue.message);
  if (issue.path.length === 1 && args[String(name)] === undefined)
    return `${String(name)} is required`;
  return `${issue.path.map(String).join(".")}: ${oneLine(issue.message)}`;
}
