import { createHmac, timingSafeEqual } from "node:crypto";
import type { Clock } from "service-kit";

/** What a token turned out to be. */
type ConsentVerdict = "valid" | "expired" | "foreign" | "spent";

/** Short proofs that somebody was shown exactly these changes. */
export interface ConsentTokens {
  mint(subject: string): string;
  /** Takes a token once: whoever repeats a call that was done must not do it twice by that. */
  redeem(token: string, subject: string): ConsentVerdict;
}

const MAC_BYTES = 16;
const EXPIRY_BYTES = 6;
const VALID_FOR_MS = 600_000;
/** More than people agree to in ten minutes; the oldest make room. */
const MAX_SPENT = 10_000;

/**
 * Tokens that carry their own expiry: any instance with the key takes them, each instance once. Layout: six
 * bytes of Unix milliseconds, sixteen of HMAC-SHA-256 over these and the subject.
 */
export function createConsentTokens(key: string | Uint8Array, clock: Clock): ConsentTokens {
  const nowMs = (): number => clock.now().getTime();
  // A map keeps the order of insertion: the first entry is the oldest.
  const spent = new Map<string, number>();

  function spend(token: string, expiryMs: number): void {
    spent.set(token, expiryMs);
    for (const [old, oldExpiryMs] of spent) {
      if (oldExpiryMs >= nowMs() && spent.size <= MAX_SPENT) return;
      spent.delete(old);
    }
  }

  function mac(expiry: Buffer, subject: string): Buffer {
    const hmac = createHmac("sha256", key).update("consent\0").update(expiry).update(subject);
    return hmac.digest().subarray(0, MAC_BYTES);
  }

  return {
    mint(subject) {
      const expiry = Buffer.alloc(EXPIRY_BYTES);
      expiry.writeUIntBE(nowMs() + VALID_FOR_MS, 0, EXPIRY_BYTES);
      return Buffer.concat([expiry, mac(expiry, subject)]).toString("base64url");
    },
    redeem(token, subject) {
      const bytes = Buffer.from(token, "base64url");
      if (bytes.length !== EXPIRY_BYTES + MAC_BYTES) return "foreign";
      const expiry = bytes.subarray(0, EXPIRY_BYTES);
      if (!timingSafeEqual(bytes.subarray(EXPIRY_BYTES), mac(expiry, subject))) return "foreign";
      const expiryMs = expiry.readUIntBE(0, EXPIRY_BYTES);
      if (expiryMs < nowMs()) return "expired";
      // Several texts stand for the same bytes.
      const known = bytes.toString("base64url");
      if (spent.has(known)) return "spent";
      spend(known, expiryMs);
      return "valid";
    },
  };
}
