import { httpUrlSchema, nearestName } from "service-kit";
import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import { type Parsed, parsed, refused } from "../domain/parsed.ts";
import { oneLine } from "../domain/plain-text.ts";
import { ownPrefixes } from "./own-prefixes.ts";

/** Names appear in addresses, headers and names of files. */
const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;

const variableName = z
  .string()
  .regex(/^[A-Za-z_]\w*$/, "is not the name of a variable")
  .refine(
    (name) => name === "TWENTY_API_KEY" || !ownPrefixes.some((own) => name.startsWith(own)),
    `begins with ${ownPrefixes.join(", ")}, which are the server's own; call it otherwise, such as STAGING_KEY`,
  );

const url = z.string().transform((text, context) => {
  const result = httpUrlSchema.safeParse(text);
  if (result.success) return result.data;
  const message = result.error.issues[0]?.message ?? "is not an http:// or https:// URL";
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

const profileSchema = z.strictObject({
  url,
  apiKeyEnv: variableName.optional(),
  oauth: z
    .union([z.literal(true), z.strictObject({ clientId: z.string().min(1).max(200) })])
    .optional(),
  keySource: z.enum(["server", "caller", "either"]).optional(),
  production: z.boolean().default(false),
  writes: z.enum(["locked", "allowed"]).optional(),
  workspaceUrl: url.optional(),
  apiMode: z.enum(["auto", "graphql", "rest"]).optional(),
  rateLimit: z.union([z.literal("off"), z.int().min(1).max(9_999_999)]).optional(),
  webhookSecretEnv: variableName.optional(),
});

const fileSchema = z.strictObject({
  version: z.literal(1),
  default: z.string().optional(),
  profiles: z.record(z.string(), profileSchema),
});

/** What the file says of one workspace. */
export type FileProfile = z.infer<typeof profileSchema>;

/** What the file says. */
export type ProfileFile = z.infer<typeof fileSchema>;

/** Reads profiles from YAML or JSON; a refusal names the path in the document and how to mend it. */
export function readProfileFile(text: string): Parsed<ProfileFile> {
  const document = readYaml(text);
  if (!document.ok) return document;
  const result = fileSchema.safeParse(document.value);
  if (!result.success) return refused(result.error.issues.map(describe).join("; "));
  const { profiles } = result.data;
  const names = Object.keys(profiles);
  if (names.length === 0) return refused("profiles: names no workspace");
  const faults = Object.entries(profiles).flatMap(([name, profile]) =>
    contradictions(name, profile),
  );
  return faults.length > 0 ? refused(faults.join("; ")) : parsed(result.data);
}

function readYaml(text: string): Parsed<unknown> {
  try {
    // A name given twice would let the later workspace take the earlier one's place.
    return parsed(parse(text, { uniqueKeys: true, maxAliasCount: 0 }));
  } catch (error) {
    if (!(error instanceof YAMLParseError) && !(error instanceof ReferenceError)) throw error;
    return refused(`is not YAML or JSON that can be read: ${oneLine(error.message, 200)}`);
  }
}

function contradictions(name: string, profile: FileProfile): readonly string[] {
  const path = `profiles.${oneLine(name, 60)}`;
  const { apiKeyEnv, oauth, keySource } = profile;
  const faults: string[] = [];
  if (!NAME.test(name)) {
    faults.push(`${path}: a name has small letters, digits and - alone, 63 at most`);
  }
  if (apiKeyEnv !== undefined && oauth !== undefined) {
    faults.push(`${path}: has both apiKeyEnv and oauth; take one of them out`);
  }
  const hasOwn = apiKeyEnv !== undefined || oauth !== undefined;
  if (!hasOwn && keySource !== "caller") {
    faults.push(`${path}: has no way to sign in; add apiKeyEnv, oauth: true, or keySource: caller`);
  }
  if (hasOwn && keySource === "caller") {
    faults.push(`${path}.keySource: caller makes no use of the key; take it out, or say either`);
  }
  return faults;
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.map((part) => oneLine(String(part), 60)).join(".");
  if (issue.code === "unrecognized_keys") {
    const known = Object.keys((issue.path.length === 0 ? fileSchema : profileSchema).shape);
    return issue.keys.map((key) => unknownKey(path, key, known)).join("; ");
  }
  if (issue.code === "invalid_value") {
    return `${path}: ${oneLine(issue.message)}; take ${issue.values.map(String).join(", ")}`;
  }
  return `${path === "" ? "the document" : path}: ${oneLine(issue.message)}`;
}

function unknownKey(path: string, key: string, known: readonly string[]): string {
  const shown = [path, oneLine(key, 60)].filter((part) => part !== "").join(".");
  // A key of Twenty does not belong into a file that is kept with others.
  if (key === "apiKey") return `${shown} is unknown: name a variable that holds it by apiKeyEnv`;
  const nearest = nearestName(key, known);
  return nearest === undefined
    ? `${shown} is unknown; known here: ${known.join(", ")}`
    : `${shown} is unknown; did you mean ${nearest}?`;
}
