import {
  type AuditList,
  auditListSchema,
  auditQuerySchema,
  type KeyList,
  keyListSchema,
  type Whoami,
  whoamiSchema,
} from "agent-gateway-contract";
import type { AdminDependencies } from "../admin-dependencies.ts";
import { pageOf } from "../paging.ts";
import { jsonAnswer } from "../routing/json-answer.ts";
import { type AnyRoute, defineRoute } from "../routing/route.ts";

/** Keys, whose this one is, and who did what. */
export function accessRoutes({ access }: AdminDependencies): AnyRoute[] {
  return [
    defineRoute({
      method: "GET",
      path: "/api/v1/whoami",
      id: "whoami",
      tag: "access",
      summary: "Whose key this is, and what it may do",
      access: "any",
      answers: { 200: { description: "The caller", schema: whoamiSchema } },
      handle({ caller: { id, owner, scopes, expiresAt } }) {
        return jsonAnswer<Whoami>({ id, owner, scopes: [...scopes], expiresAt });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/api/v1/keys",
      id: "listKeys",
      tag: "access",
      summary: "The keys that open the gateway, without anything that would let one guess them",
      access: "admin",
      answers: { 200: { description: "All keys", schema: keyListSchema } },
      handle() {
        const file = access.keysFile();
        return jsonAnswer<KeyList>({
          keys: access.keys.list(),
          required: access.keys.isRequired,
          file: file === undefined ? null : { ...file },
        });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/api/v1/audit",
      id: "listAudit",
      tag: "access",
      summary: "Who did what, when and why",
      description: "The last 10,000 registrations, removals and operators' actions.",
      access: "admin",
      query: auditQuerySchema,
      answers: { 200: { description: "Latest first", schema: auditListSchema } },
      handle({ query }) {
        const { action, by, name } = query;
        const found = access
          .trail()
          .filter(
            (entry) =>
              (action === undefined || entry.action === action) &&
              (by === undefined || entry.by === by) &&
              (name === undefined || entry.name === name),
          );
        const { items, total, nextCursor } = pageOf(found, ({ id }) => id, {
          ...query,
          descending: true,
        });
        const more = nextCursor === undefined ? {} : { nextCursor };
        return jsonAnswer<AuditList>({ entries: [...items], total, ...more });
      },
    }),
  ];
}
