import { hash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 bits: nobody guesses them, so a plain digest is enough to keep them. */
const SECRET_BYTES = 32;
const FORM = /^agw_([a-z0-9][a-z0-9-]{0,62})_[A-Za-z0-9_-]{43}$/;

/** What ids of keys look like: they stand in logs, and in the key itself. */
export const KEY_ID = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** A new key with its id in it: `agw_<id>_<43 characters>`. */
export function mintKey(id: string): string {
  return `agw_${id}_${randomBytes(SECRET_BYTES).toString("base64url")}`;
}

/** The id that a key bears; `undefined` when it is none of {@link mintKey}'s. */
export function keyIdOf(key: string): string | undefined {
  return FORM.exec(key)?.[1];
}

/** What is kept of a key: its SHA-256, as 64 hexadecimal digits. */
export function keyHash(key: string): string {
  return hash("sha256", key);
}

/** Whether a key is the one of which a digest is kept, in a time that tells nothing of either. */
export function isKeyOf(key: string, digest: Buffer): boolean {
  return timingSafeEqual(hash("sha256", key, "buffer"), digest);
}
