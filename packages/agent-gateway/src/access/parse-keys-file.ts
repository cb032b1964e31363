import { nearestName } from "service-kit";
import { parse, YAMLParseError } from "yaml";
import { z } from "zod";
import { KEY_ID } from "./api-key.ts";
import type { KeyRecord } from "./key-record.ts";
import { parseScope, type Scope } from "./scope.ts";

/** Ids that the gateway itself gives. */
const RESERVED: ReadonlySet<string> = new Set(["anonymous", "gateway-key"]);
const MAX_KEYS = 10_000;

const idSchema = z
  .string()
  .regex(KEY_ID, "must be 1 to 63 lower-case letters, digits or '-'")
  .refine((id) => !RESERVED.has(id), "is the gateway's own; take another");

const keySchema = z.strictObject({
  id: idSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hexadecimal digits in lower case"),
  scopes: z.array(z.string()).min(1).max(100),
  owner: idSchema.optional(),
  expires: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], {
      error: "must be a date such as 2027-01-31, or a time such as 2027-01-31T12:00:00Z",
    })
    .optional(),
  description: z.string().max(500).default(""),
});

const fileSchema = z.strictObject({
  version: z.literal(1),
  keys: z.array(keySchema).max(MAX_KEYS).default([]),
});

/** The keys of a file, or everything that is wrong with it by its place in the file. */
export type ParsedKeysFile =
  | { readonly ok: true; readonly keys: readonly KeyRecord[] }
  | { readonly ok: false; readonly reason: string };

/** Reads a keys file, YAML or JSON; never repeats what stands in place of a hash, which may be a key. */
export function parseKeysFile(text: string): ParsedKeysFile {
  let document: unknown;
  try {
    document = parse(text, { uniqueKeys: true, maxAliasCount: 0 });
  } catch (error) {
    if (!(error instanceof YAMLParseError) && !(error instanceof ReferenceError)) throw error;
    const at = error instanceof YAMLParseError ? error.linePos?.[0] : undefined;
    const where = at === undefined ? "" : ` (line ${at.line}, column ${at.col})`;
    return { ok: false, reason: `is not YAML or JSON that can be read${where}` };
  }
  const parsed = fileSchema.safeParse(document);
  if (!parsed.success) {
    return { ok: false, reason: parsed.error.issues.map(describe).join("; ") };
  }
  const problems: string[] = [];
  const keys = parsed.data.keys.map((key, index) => recordOf(key, `keys.${index}`, problems));
  problems.push(...repeated(parsed.data.keys));
  return problems.length > 0 ? { ok: false, reason: problems.join("; ") } : { ok: true, keys };
}

function recordOf(
  { id, sha256, scopes, owner = id, expires, description }: z.output<typeof keySchema>,
  path: string,
  problems: string[],
): KeyRecord {
  const rights: Scope[] = [];
  for (const [index, text] of scopes.entries()) {
    const parsed = parseScope(text);
    if (parsed.ok) rights.push(parsed.scope);
    else problems.push(`${path}.scopes.${index}: ${parsed.problem}`);
  }
  const digest = Buffer.from(sha256, "hex");
  const expiresAt = expires === undefined ? null : new Date(expires).toISOString();
  return { id, owner, description, digest, scopes, rights, expiresAt };
}

function* repeated(keys: readonly z.output<typeof keySchema>[]): Generator<string> {
  for (const field of ["id", "sha256"] as const) {
    const seen = new Map<string, number>();
    for (const [index, key] of keys.entries()) {
      const first = seen.get(key[field]);
      if (first !== undefined) yield `keys.${index}.${field}: is that of keys.${first} too`;
      seen.set(key[field], first ?? index);
    }
  }
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join(".");
  if (issue.code !== "unrecognized_keys") {
    return `${path === "" ? "the document" : path}: ${issue.message}`;
  }
  const known = Object.keys((issue.path.length === 0 ? fileSchema : keySchema).shape);
  return issue.keys
    .map((key) => {
      const shown = [path, key.slice(0, 60)].filter((part) => part !== "").join(".");
      const nearest = nearestName(key, known);
      return nearest === undefined
        ? `${shown} is unknown; known here: ${known.join(", ")}`
        : `${shown} is unknown; did you mean ${nearest}?`;
    })
    .join("; ");
}
