import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Clock } from "service-kit";
import { z } from "zod";

/** Something an instance gave out that must come back to it: a session id, or the state of a question. */
interface Given {
  readonly agentId: string;
  readonly value: string;
}

/** Where a sealed text is good: it opens nowhere else. */
interface SealedFor {
  readonly service: string;
  readonly purpose: "session" | "request-state";
}

/** Turns what an instance gave out into a text for the client and back; nothing is kept in between. */
export interface InstanceSeal {
  /** A text that only gateways with this key can open. */
  seal(given: Given, sealedFor: SealedFor): string;
  /** `undefined` when the text is not ours, was changed, is for something else, or is too old. */
  open(sealed: string, sealedFor: SealedFor): Given | undefined;
}

const ALGORITHM = "aes-256-gcm";
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LIFETIME_MS = 12 * 3_600_000;

const payloadSchema = z.tuple([z.string(), z.string(), z.number()]);

/** Seals with AES-256-GCM under a key of 32 bytes: version ‖ nonce ‖ ciphertext ‖ tag, as base64url. */
export function createInstanceSeal(key: Buffer, clock: Clock): InstanceSeal {
  return {
    seal({ agentId, value }, sealedFor) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(boundTo(sealedFor));
      const payload = JSON.stringify([agentId, value, clock.now().getTime() + LIFETIME_MS]);
      const sealed = [Buffer.of(VERSION), nonce, cipher.update(payload, "utf8"), cipher.final()];
      return Buffer.concat([...sealed, cipher.getAuthTag()]).toString("base64url");
    },
    open(sealed, sealedFor) {
      const payload = decrypt(sealed, key, sealedFor);
      if (payload === undefined) return undefined;
      const [agentId, value, expiresAtMs] = payloadSchema.parse(JSON.parse(payload));
      return clock.now().getTime() < expiresAtMs ? { agentId, value } : undefined;
    },
  };
}

function decrypt(sealed: string, key: Buffer, sealedFor: SealedFor): string | undefined {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < 1 + NONCE_BYTES + TAG_BYTES || bytes[0] !== VERSION) return undefined;
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
  const tag = bytes.subarray(-TAG_BYTES);
  const ciphertext = bytes.subarray(1 + NONCE_BYTES, -TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(boundTo(sealedFor))
    .setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

function boundTo({ service, purpose }: SealedFor): Buffer {
  return Buffer.from(`agent-gateway ${purpose} of ${service}`);
}
