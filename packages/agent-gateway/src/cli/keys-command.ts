import { defineFlags, EXIT_CODES, type FlagValues, helpText, parseFlags } from "service-kit";
import { SCOPE_FORMS } from "../access/scope.ts";
import { name, version } from "../product.ts";
import { createKey } from "./create-key.ts";

const flags = defineFlags({
  scopes: {
    kind: "value",
    description: `what it may do, comma-separated: ${SCOPE_FORMS.join(", ")}`,
    valueName: "list",
  },
  owner: {
    kind: "value",
    description: "who owns the names it registers, when it follows another key (default: the id)",
    valueName: "id",
  },
  expires: {
    kind: "value",
    description: "the last moment: 2027-01-31, or 2027-01-31T12:00:00Z",
    valueName: "date",
  },
  description: { kind: "value", description: "for people", valueName: "text" },
  json: { kind: "switch", description: "print the key and its entry as JSON" },
  help: { kind: "switch", description: "show this text", short: "h" },
});

/** Where a command writes. */
export interface CommandOutput {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * `keys create <id>`: prints a new key and its entry for the keys file; writes nothing anywhere else.
 * @returns the exit code.
 */
export function runKeysCommand(words: readonly string[], { out, err }: CommandOutput): number {
  const parsed = parseFlags(flags, words, { maxWords: 2 });
  if (!parsed.ok) return refused(parsed.reason, err);
  if (parsed.flags.help) {
    out(helpText({ name: `${name} keys create <id>`, version, about, flags, variables: {} }));
    return 0;
  }
  const [action, id] = parsed.words;
  if (action !== "create" || id === undefined) {
    return refused("Say keys create <id> --scopes <list>. See keys --help.", err);
  }
  return create(id, parsed.flags, { out, err });
}

const about =
  "Makes an API key. The key is shown this once; the keys file (GATEWAY_KEYS_FILE) keeps only its SHA-256.";

function create(
  id: string,
  { scopes, owner, expires, description, json }: FlagValues<typeof flags>,
  { out, err }: CommandOutput,
): number {
  if (scopes === undefined) {
    return refused(`--scopes is missing: one or more of ${SCOPE_FORMS.join(", ")}.`, err);
  }
  const created = createKey({
    id,
    scopes: scopes.split(",").map((scope) => scope.trim()),
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
    ...(description !== undefined && { description }),
  });
  if (!created.ok) return refused(created.reason, err);
  const { key, entry, yaml } = created;
  out(json ? `${JSON.stringify({ key, entry }, null, 2)}\n` : instructions(key, yaml));
  return 0;
}

function instructions(key: string, yaml: string): string {
  return `🔑 ${key}
   Shown this once: hand it to whoever is to use it.

Put this below "keys:" in the file that GATEWAY_KEYS_FILE names; a new file begins with "version: 1".

${yaml}
`;
}

function refused(reason: string, err: (text: string) => void): number {
  err(`❌ ${reason}\n`);
  return EXIT_CODES.usage;
}
