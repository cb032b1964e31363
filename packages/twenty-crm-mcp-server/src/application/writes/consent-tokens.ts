import { createHmac, timingSafeEqual } from "node:crypto";
import type { Clock } from "service-kit";

/** What a token turned out to be. */
type ConsentVerdict = "valid" | "expired" | "foreign";

/** Short proofs that somebody was shown exactly these changes. */
export interface ConsentTokens {
  mint(subject: string): string;
  verify(token: string, subject: string): ConsentVerdict;
}

const MAC_BYTES = 16;
const EXPIRY_BYTES = 4;
const VALID_FOR_S = 600;

/**
 * Tokens that carry their own expiry, so that nothing is stored: any instance with the key takes them.
 * Layout: four bytes of Unix seconds, sixteen of HMAC-SHA-256 over these and the subject.
 */
export function createConsentTokens(key: string | Uint8Array, clock: Clock): ConsentTokens {
  const nowS = (): number => Math.floor(clock.now().getTime() / 1000);

  function mac(expiry: Buffer, subject: string): Buffer {
    const hmac = createHmac("sha256", key).update("consent\0").update(expiry).update(subject);
    return hmac.digest().subarray(0, MAC_BYTES);
  }

  return {
    mint(subject) {
      const expiry = Buffer.alloc(EXPIRY_BYTES);
      expiry.writeUInt32BE(nowS() + VALID_FOR_S);
      return Buffer.concat([expiry, mac(expiry, subject)]).toString("base64url");
    },
    verify(token, subject) {
      const bytes = Buffer.from(token, "base64url");
      if (bytes.length !== EXPIRY_BYTES + MAC_BYTES) return "foreign";
      const expiry = bytes.subarray(0, EXPIRY_BYTES);
      if (!timingSafeEqual(bytes.subarray(EXPIRY_BYTES), mac(expiry, subject))) return "foreign";
      return expiry.readUInt32BE() < nowS() ? "expired" : "valid";
    },
  };
}
