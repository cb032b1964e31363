import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Clock } from "service-kit";
import { z } from "zod";

/** A session of an instance. */
interface UpstreamSession {
  readonly agentId: string;
  /** The id that the instance gave it. */
  readonly sessionId: string;
}

/** Turns an instance's session into an id for the client and back; nothing is kept in between. */
export interface SessionSeal {
  /** An id that only the gateways with this key can open, and only for this service. */
  seal(session: UpstreamSession, service: string): string;
  /** `undefined` when the id is not ours, was changed, is of another service, or is too old. */
  open(sealed: string, service: string): UpstreamSession | undefined;
}

const ALGORITHM = "aes-256-gcm";
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MAX_SEALED_LENGTH = 4096;
const LIFETIME_MS = 12 * 3_600_000;

const payloadSchema = z.tuple([z.string(), z.string(), z.number()]);

/** Seals with AES-256-GCM under a key of 32 bytes: version ‖ nonce ‖ ciphertext ‖ tag, as base64url. */
export function createSessionSeal(key: Buffer, clock: Clock): SessionSeal {
  return {
    seal({ agentId, sessionId }, service) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(boundTo(service));
      const payload = JSON.stringify([agentId, sessionId, clock.now().getTime() + LIFETIME_MS]);
      const sealed = [Buffer.of(VERSION), nonce, cipher.update(payload, "utf8"), cipher.final()];
      return Buffer.concat([...sealed, cipher.getAuthTag()]).toString("base64url");
    },
    open(sealed, service) {
      const payload = decrypt(sealed, key, service);
      if (payload === undefined) return undefined;
      const [agentId, sessionId, expiresAtMs] = payloadSchema.parse(JSON.parse(payload));
      return clock.now().getTime() < expiresAtMs ? { agentId, sessionId } : undefined;
    },
  };
}

function decrypt(sealed: string, key: Buffer, service: string): string | undefined {
  if (sealed.length > MAX_SEALED_LENGTH) return undefined;
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < 1 + NONCE_BYTES + TAG_BYTES || bytes[0] !== VERSION) return undefined;
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
  const tag = bytes.subarray(-TAG_BYTES);
  const ciphertext = bytes.subarray(1 + NONCE_BYTES, -TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(boundTo(service))
    .setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

function boundTo(service: string): Buffer {
  return Buffer.from(`agent-gateway session of ${service}`);
}
