import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import type { Clock } from "service-kit";
import type { Actor } from "../records/store.ts";
import type { Database } from "../storage/database.ts";
import { readSetting, writeSetting } from "../storage/settings.ts";
import { createTokenSigner, generateSigningKey } from "./token-signer.ts";

/** What a request's Authorization header amounts to. */
export type Authentication =
  | { readonly kind: "authenticated"; readonly actor: Actor }
  | { readonly kind: "missing" }
  | { readonly kind: "invalid" | "expired" | "revoked" };

/** The keys of one workspace. */
export interface ApiKeys {
  authenticate(authorization: string | undefined): Authentication;
  /** A new key that is valid until `expiresAt`, a hundred years from now unless given. */
  issue(options: { readonly name: string; readonly expiresAt?: Date }): string;
  /** Makes a key that was issued here useless. */
  revoke(token: string): void;
}

const HUNDRED_YEARS_MS = 100 * 365 * 24 * 3_600_000;

/** Opens the keys kept in the database; `fixedKey` is accepted besides them, under `fixedName`. */
export function openApiKeys(
  database: Database,
  clock: Clock,
  workspaceId: string,
  fixed: { readonly key: string; readonly name: string } | undefined,
): ApiKeys {
  database.exec(
    `CREATE TABLE IF NOT EXISTS "_apiKey" ("id" TEXT PRIMARY KEY, "name" TEXT NOT NULL, "revokedAt" TEXT)`,
  );
  const signer = createTokenSigner(signingKey(database), "sandbox");

  function checkToken(token: string): Authentication {
    const payload = signer.verify(token);
    if (payload === undefined || payload.workspaceId !== workspaceId) return { kind: "invalid" };
    if (Number(payload.exp) * 1_000 <= clock.now().getTime()) return { kind: "expired" };
    const row = database.get(`SELECT "name", "revokedAt" FROM "_apiKey" WHERE "id" = ?`, [
      String(payload.jti),
    ]);
    if (row === undefined) return { kind: "invalid" };
    if (row.revokedAt !== null) return { kind: "revoked" };
    return { kind: "authenticated", actor: { source: "API", name: String(row.name) } };
  }

  return {
    authenticate(authorization) {
      const [, token] = /^bearer\s+(\S+)\s*$/i.exec(authorization ?? "") ?? [];
      if (token === undefined) return { kind: "missing" };
      if (fixed !== undefined && isSame(token, fixed.key)) {
        return { kind: "authenticated", actor: { source: "API", name: fixed.name } };
      }
      return checkToken(token);
    },
    issue({ name, expiresAt = new Date(clock.now().getTime() + HUNDRED_YEARS_MS) }) {
      const id = randomUUID();
      database.run(`INSERT INTO "_apiKey" ("id", "name") VALUES (?, ?)`, [id, name]);
      return signer.sign({
        sub: workspaceId,
        type: "API_KEY",
        workspaceId,
        iat: seconds(clock.now()),
        exp: seconds(expiresAt),
        jti: id,
      });
    },
    revoke(token) {
      const id = signer.verify(token)?.jti;
      database.run(`UPDATE "_apiKey" SET "revokedAt" = ? WHERE "id" = ?`, [
        clock.now().toISOString(),
        String(id),
      ]);
    },
  };
}

function signingKey(database: Database): string {
  return database.transaction(() => {
    const known = readSetting(database, "signingKey");
    if (known !== undefined) return known;
    const pem = generateSigningKey();
    writeSetting(database, "signingKey", pem);
    return pem;
  });
}

/** Compares in constant time, whatever the lengths. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1_000);
}
