import { nearestName } from "service-kit";
import { type Glob, parseGlob } from "./glob.ts";

/** One thing that a key may do. */
export type Scope =
  /** Everything. */
  | { readonly kind: "admin" }
  /** See who is registered, how they fare and what passes through. */
  | { readonly kind: "read" }
  /** Register, beat and unregister under these names, and for these services. */
  | { readonly kind: "register"; readonly matches: Glob }
  /** Call these services. */
  | { readonly kind: "invoke"; readonly matches: Glob };

/** A scope that was understood, or what is wrong with it. */
export type ParsedScope =
  | { readonly ok: true; readonly scope: Scope }
  | { readonly ok: false; readonly problem: string };

/** How scopes are written. */
export const SCOPE_FORMS = [
  "admin",
  "agent:read",
  "agent:register:<glob>",
  "invoke:<service-glob>",
] as const;

const REGISTER = "agent:register:";
const INVOKE = "invoke:";

/** Reads a scope as a keys file writes it. */
export function parseScope(text: string): ParsedScope {
  if (text === "admin") return { ok: true, scope: { kind: "admin" } };
  if (text === "agent:read") return { ok: true, scope: { kind: "read" } };
  if (text.startsWith(REGISTER)) return withGlob("register", text.slice(REGISTER.length));
  if (text.startsWith(INVOKE)) return withGlob("invoke", text.slice(INVOKE.length));
  const bare = ["agent:register", "invoke"].find((word) => word === text);
  if (bare !== undefined) {
    return { ok: false, problem: `${text} says not for whom: write ${bare}:* for all` };
  }
  const [head = ""] = text.split("*");
  const nearest = nearestName(head, ["admin", "agent:read", REGISTER, INVOKE]);
  const hint =
    nearest === undefined ? `known: ${SCOPE_FORMS.join(", ")}` : `did you mean ${nearest}?`;
  return { ok: false, problem: `${text} is no scope; ${hint}` };
}

function withGlob(kind: "register" | "invoke", glob: string): ParsedScope {
  const parsed = parseGlob(glob);
  if (!parsed.ok) return parsed;
  return { ok: true, scope: { kind, matches: parsed.matches } };
}
