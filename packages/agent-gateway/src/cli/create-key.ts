import { stringify } from "yaml";
import { keyHash, mintKey } from "../access/api-key.ts";
import { parseKeysFile } from "../access/parse-keys-file.ts";

/** What a new key is to be. */
export interface KeyWish {
  readonly id: string;
  readonly scopes: readonly string[];
  readonly owner?: string;
  /** ISO 8601, a date or a time. */
  readonly expires?: string;
  readonly description?: string;
}

/** A new key, shown this once, and what the keys file keeps of it. */
export interface CreatedKey {
  readonly ok: true;
  readonly key: string;
  readonly entry: KeyWish & { readonly sha256: string };
  /** The entry as it stands below `keys:`. */
  readonly yaml: string;
}

/** Makes a key; refuses whatever the keys file would be refused for. */
export function createKey(
  wish: KeyWish,
): CreatedKey | { readonly ok: false; readonly reason: string } {
  const key = mintKey(wish.id);
  const entry = { ...wish, sha256: keyHash(key) };
  const parsed = parseKeysFile(stringify({ version: 1, keys: [entry] }));
  if (!parsed.ok) return { ok: false, reason: parsed.reason.replaceAll("keys.0.", "") };
  return { ok: true, key, entry, yaml: stringify([entry]).trimEnd() };
}
