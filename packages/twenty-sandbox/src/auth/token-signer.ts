import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { decodeJson, encodeJson } from "./base64url.ts";

/** Signs and checks API keys: JWTs with ES256, as Twenty's are. */
export interface TokenSigner {
  sign(payload: Readonly<Record<string, unknown>>): string;
  /** The payload of a token with a valid signature; the expiry is not looked at. */
  verify(token: string): Readonly<Record<string, unknown>> | undefined;
}

/** A fresh private key, as text to be kept. */
export function generateSigningKey(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

/** A signer with a kept key. */
export function createTokenSigner(pem: string, keyId: string): TokenSigner {
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  return {
    sign(payload) {
      const input = `${encodeJson({ alg: "ES256", typ: "JWT", kid: keyId })}.${encodeJson(payload)}`;
      const signature = sign("sha256", Buffer.from(input), joseKey(privateKey));
      return `${input}.${signature.toString("base64url")}`;
    },
    verify(token) {
      const [header = "", payload = "", signature = "", ...rest] = token.split(".");
      if (rest.length > 0 || signature === "") return undefined;
      const { alg, kid } = decodeJson(header) ?? {};
      if (alg !== "ES256" || kid !== keyId) return undefined;
      const input = Buffer.from(`${header}.${payload}`);
      const valid = verify(
        "sha256",
        input,
        joseKey(publicKey),
        Buffer.from(signature, "base64url"),
      );
      return valid ? decodeJson(payload) : undefined;
    },
  };
}

/** JWTs carry the two numbers of the signature plainly (RFC 7518 §3.4), not in DER. */
function joseKey(key: KeyObject): { key: KeyObject; dsaEncoding: "ieee-p1363" } {
  return { key, dsaEncoding: "ieee-p1363" };
}
