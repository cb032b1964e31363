import { createHash } from "node:crypto";

/**
 * The id of the record that a key stands for: the same for the same key, on any instance and after any
 * restart. Shaped like a UUID of version 8 (RFC 9562, section 5.8: custom, here SHA-256 of tool and key).
 */
export function idempotentId(entity: string, key: string): string {
  const bytes = createHash("sha256").update(`create ${entity}\0${key}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join("-");
}
