import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { Clock } from "service-kit";
import { z } from "zod";

/** Something an instance gave out that must come back to it: a session id, or the state of a question. */
interface Given {
  readonly agentId: string;
  readonly value: string;
}

/** Where a sealed text is good: it opens nowhere else and for nobody else. */
interface SealedFor {
  /** `namespace/name` of the service. */
  readonly service: string;
  readonly purpose: "session" | "request-state";
  /** Whose it is: the id of the key that the caller came with. */
  readonly principal: string;
}

/** Turns what an instance gave out into a text for the client and back; nothing is kept in between. */
export interface InstanceSeal {
  /** A text that only gateways with this key can open. */
  seal(given: Given, sealedFor: SealedFor): string;
  /** `undefined` when the text is not ours, was changed, is for something or someone else, or is too old. */
  open(sealed: string, sealedFor: SealedFor): Given | undefined;
}

const ALGORITHM = "aes-256-gcm";
const VERSION = 2;
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES;
const LIFETIME_MS = 12 * 3_600_000;
/** Longer texts were never sealed here. */
const MAX_SEALED_LENGTH = 64 * 1024;

const payloadSchema = z.tuple([z.string(), z.string(), z.number()]);

/**
 * Seals with AES-256-GCM: version ‖ key id ‖ nonce ‖ ciphertext ‖ tag, as base64url. The first key seals; all of
 * them open, so that a new key can be put in front while texts under the old one are still about.
 */
export function createInstanceSeal(
  keys: readonly [Buffer, ...Buffer[]],
  clock: Clock,
): InstanceSeal {
  const [current] = keys;
  const currentId = keyId(current);
  const byId = new Map(keys.map((key) => [keyId(key).toString("hex"), key]));
  return {
    seal({ agentId, value }, sealedFor) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, current, nonce).setAAD(boundTo(sealedFor));
      const payload = JSON.stringify([agentId, value, clock.now().getTime() + LIFETIME_MS]);
      const head = [Buffer.of(VERSION), currentId, nonce];
      const sealed = [...head, cipher.update(payload, "utf8"), cipher.final()];
      return Buffer.concat([...sealed, cipher.getAuthTag()]).toString("base64url");
    },
    open(sealed, sealedFor) {
      if (sealed.length > MAX_SEALED_LENGTH) return undefined;
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes.length < HEAD_BYTES + NONCE_BYTES + TAG_BYTES || bytes[0] !== VERSION)
        return undefined;
      const key = byId.get(bytes.toString("hex", 1, HEAD_BYTES));
      const payload = key && decrypt(bytes, key, sealedFor);
      if (payload === undefined) return undefined;
      const [agentId, value, expiresAtMs] = payloadSchema.parse(JSON.parse(payload));
      return clock.now().getTime() < expiresAtMs ? { agentId, value } : undefined;
    },
  };
}

function decrypt(bytes: Buffer, key: Buffer, sealedFor: SealedFor): string | undefined {
  const nonce = bytes.subarray(HEAD_BYTES, HEAD_BYTES + NONCE_BYTES);
  const tag = bytes.subarray(-TAG_BYTES);
  const ciphertext = bytes.subarray(HEAD_BYTES + NONCE_BYTES, -TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(boundTo(sealedFor))
    .setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

/** Says which key it was without saying anything of the key. */
function keyId(key: Buffer): Buffer {
  return createHash("sha256")
    .update("agent-gateway key id")
    .update(key)
    .digest()
    .subarray(0, KEY_ID_BYTES);
}

function boundTo({ service, purpose, principal }: SealedFor): Buffer {
  return Buffer.from(JSON.stringify(["agent-gateway", purpose, service, principal]));
}
