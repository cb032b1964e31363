import { nearestName } from "service-kit";
import { type RefusalDetails, refuseRpc } from "./refusals.ts";

/** Where a caller names the profile that it wants to work in. */
const PROFILE_HEADER = "x-twenty-profile";

/** What a set of profiles offers: one that is worked in where nobody chooses, and all that can be chosen. */
export interface Choosable<T> {
  readonly default: T;
  /** Empty where there is nothing to choose. */
  readonly named: ReadonlyMap<string, T>;
}

/** The profile that a path names: `/mcp/p/{profile}` and what is below it. */
function profileInPath(pathname: string): string | undefined {
  return /^\/mcp\/p\/([^/]+)/.exec(pathname)?.[1];
}

/** What is left of a path without the profile: `/mcp` and what chooses among the tools. */
export function pathWithoutProfile(pathname: string): string {
  return pathname.replace(/^\/mcp\/p\/[^/]+/, "/mcp");
}

/** The workspace that a request is for, or the answer that turns it away: it is never taken to another one. */
export function chooseProfile<T>(
  request: Request,
  { default: first, named }: Choosable<T>,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly response: Response } {
  const inPath = profileInPath(new URL(request.url).pathname);
  const inHeader = request.headers.get(PROFILE_HEADER)?.trim() || undefined;
  const name = inPath ?? inHeader;
  if (name === undefined) return { ok: true, value: first };
  if (inPath !== undefined && inHeader !== undefined && inPath !== inHeader) {
    return refused("invalid_request", "X-Twenty-Profile and the path name two profiles. Name one.");
  }
  const value = named.get(name);
  if (value !== undefined) return { ok: true, value };
  return refused("not_found", unknownProfile(name, [...named.keys()]));
}

function unknownProfile(name: string, names: readonly string[]): string {
  if (names.length === 0) return "This server has one workspace, at /mcp: name no profile.";
  const nearest = nearestName(name, names);
  return nearest === undefined
    ? `There is no such profile. There are ${names.join(", ")}.`
    : `There is no such profile. Did you mean ${nearest}?`;
}

function refused(code: "invalid_request" | "not_found", detail: RefusalDetails["detail"]) {
  return { ok: false, response: refuseRpc(code, { detail }) } as const;
}
