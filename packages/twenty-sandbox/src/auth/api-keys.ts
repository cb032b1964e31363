import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import type { Clock } from "service-kit";
import { accessOf } from "../roles/access.ts";
import { adminRole, type Roles } from "../roles/roles.ts";
import type { Database } from "../storage/database.ts";
import type { Caller } from "./caller.ts";
import { type KeyRecord, type KeyTable, openKeyTable } from "./key-table.ts";
import type { TokenSigner } from "./token-signer.ts";

/** What a request's Authorization header amounts to. */
export type Authentication =
  | { readonly kind: "authenticated"; readonly caller: Caller }
  | { readonly kind: "missing" }
  | { readonly kind: "invalid" | "expired" | "revoked" };

/** A key as it is asked for: valid for a hundred years, and with every right, unless told otherwise. */
interface KeyRequest {
  readonly name: string;
  readonly expiresAt?: Date;
  readonly roleId?: string;
}

/** The keys of one workspace. */
export interface ApiKeys {
  authenticate(authorization: string | undefined): Authentication;
  /** A new key, ready to be sent. */
  issue(request: KeyRequest): string;
  /** What a user gets by signing in, valid for half an hour unless told otherwise. */
  issueSession(request: KeyRequest): string;
  /** Makes a key that was issued here useless. */
  revoke(token: string): void;
  /** Makes a key and all its tokens useless; undefined when there is none with this id. */
  revokeById(id: string): KeyRecord | undefined;
  /** A new key without a token. */
  create(request: KeyRequest): KeyRecord;
  /** A token of a key, which stops working on its own as well as with the key. */
  tokenOf(id: string, expiresAt: Date): string;
  list(): readonly KeyRecord[];
  /** Changes a key; undefined when there is none with this id. */
  change(id: string, changes: KeyChanges): KeyRecord | undefined;
}

/** What can be changed about a key. */
type KeyChanges = Partial<Pick<KeyRecord, "name" | "expiresAt" | "revokedAt" | "roleId">>;

/** What keys are opened with. */
export interface ApiKeysInput {
  readonly database: Database;
  readonly clock: Clock;
  readonly workspaceId: string;
  readonly roles: Roles;
  readonly signer: TokenSigner;
  /** Accepted besides the keys of the database. */
  readonly fixed: { readonly key: string; readonly name: string } | undefined;
}

const HUNDRED_YEARS_MS = 100 * 365 * 24 * 3_600_000;
const SESSION_MS = 1_800_000;

/** Opens the keys kept in the database. */
export function openApiKeys(input: ApiKeysInput): ApiKeys {
  return new KeyRing(input);
}

class KeyRing implements ApiKeys {
  readonly #input: ApiKeysInput;
  readonly #table: KeyTable;

  constructor(input: ApiKeysInput) {
    this.#input = input;
    this.#table = openKeyTable(input.database);
  }

  authenticate(authorization: string | undefined): Authentication {
    const { fixed, workspaceId } = this.#input;
    const [, token] = /^bearer\s+(\S+)\s*$/i.exec(authorization ?? "") ?? [];
    if (token === undefined) return { kind: "missing" };
    if (fixed !== undefined && isSame(token, fixed.key)) {
      return this.#authenticated("apiKey", fixed.name, null);
    }
    const payload = this.#input.signer.verify(token);
    if (payload === undefined || payload.workspaceId !== workspaceId) return { kind: "invalid" };
    if (Number(payload.exp) * 1_000 <= this.#now().getTime()) return { kind: "expired" };
    if (payload.type === "ACCESS") {
      const roleId = typeof payload.roleId === "string" ? payload.roleId : null;
      return this.#authenticated("user", String(payload.name), roleId);
    }
    const record = this.#table.find(String(payload.jti));
    if (record === undefined) return { kind: "invalid" };
    if (record.revokedAt !== null) return { kind: "revoked" };
    return this.#authenticated("apiKey", record.name, record.roleId);
  }

  issue(request: KeyRequest): string {
    const { id, expiresAt } = this.create(request);
    return this.tokenOf(id, new Date(expiresAt));
  }

  issueSession({ name, roleId, expiresAt = this.#after(SESSION_MS) }: KeyRequest): string {
    return this.#sign({ type: "ACCESS", name, roleId }, expiresAt);
  }

  revoke(token: string): void {
    this.revokeById(String(this.#input.signer.verify(token)?.jti));
  }

  revokeById(id: string): KeyRecord | undefined {
    return this.change(id, { revokedAt: this.#now().toISOString() });
  }

  create({ name, roleId, expiresAt = this.#after(HUNDRED_YEARS_MS) }: KeyRequest): KeyRecord {
    const now = this.#now().toISOString();
    return this.#table.keep({
      id: randomUUID(),
      name,
      expiresAt: expiresAt.toISOString(),
      revokedAt: null,
      createdAt: now,
      updatedAt: now,
      roleId: roleId ?? null,
    });
  }

  tokenOf(id: string, expiresAt: Date): string {
    return this.#sign({ type: "API_KEY", jti: id }, expiresAt);
  }

  list(): readonly KeyRecord[] {
    return this.#table.list();
  }

  change(id: string, changes: KeyChanges): KeyRecord | undefined {
    return this.#input.database.transaction(() => {
      const record = this.#table.find(id);
      const updatedAt = this.#now().toISOString();
      return record && this.#table.keep({ ...record, ...changes, updatedAt });
    });
  }

  /** A key whose role is gone opens nothing. */
  #authenticated(kind: Caller["kind"], name: string, roleId: string | null): Authentication {
    const role = roleId === null ? adminRole : this.#input.roles.find(roleId);
    if (role === undefined) return { kind: "invalid" };
    const actor = { source: kind === "user" ? "MANUAL" : "API", name };
    return { kind: "authenticated", caller: { kind, actor, access: accessOf(role) } };
  }

  #sign(claims: Readonly<Record<string, unknown>>, expiresAt: Date): string {
    const { workspaceId } = this.#input;
    const times = { iat: seconds(this.#now()), exp: seconds(expiresAt) };
    return this.#input.signer.sign({ sub: workspaceId, workspaceId, ...claims, ...times });
  }

  #now(): Date {
    return this.#input.clock.now();
  }

  #after(ms: number): Date {
    return new Date(this.#now().getTime() + ms);
  }
}

/** Compares in constant time, whatever the lengths. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1_000);
}
