import { createHash } from "node:crypto";

/** The id of the record that a key stands for, and the range of ids that the key has with any values. */
export interface KeyedIds {
  readonly id: string;
  readonly first: string;
  readonly last: string;
}

/** Bytes of an id that the key decides; the rest, the last group of digits, is of the values. */
const KEY_BYTES = 10;

/**
 * The same id for the same key and values, on any instance and after any restart: the first four groups
 * of digits are the key's, the last one is the values', so that one look at the range finds a record
 * that the key was used for with other values. Shaped like a UUID of version 8 (RFC 9562, section 5.8).
 */
export function keyedIds(
  entity: string,
  key: string,
  values: Readonly<Record<string, unknown>>,
): KeyedIds {
  const start = prefix(entity, key);
  const end = sha256(canonical(values)).toString("hex", 0, 16 - KEY_BYTES);
  return {
    id: `${start}${end}`,
    first: `${start}${"0".repeat(12)}`,
    last: `${start}${"f".repeat(12)}`,
  };
}

/** Whether a record was made with this key, whatever the values. */
export function isOfKey(id: string, entity: string, key: string): boolean {
  return id.startsWith(prefix(entity, key));
}

/** The id of the link between two records, the same however often the link is made. */
export function linkId(ownId: string, object: string, targetId: string): string {
  return keyedIds("link", ownId, { [object]: targetId }).id;
}

function prefix(entity: string, key: string): string {
  const bytes = sha256(`create ${entity}\0${key}`).subarray(0, KEY_BYTES);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})$/, "$1-$2-$3-$4-");
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** The same text for the same values, in whatever order they were given. */
function canonical(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`);
  return `{${parts.join(",")}}`;
}
