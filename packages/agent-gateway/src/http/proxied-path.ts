/** What a path of the data path addresses. */
export interface ProxiedPath {
  readonly namespace: string;
  readonly service: string;
  /** How it is spoken to; `http`: as plain HTTP. */
  readonly protocol: "mcp" | "ag-ui" | "a2a" | "http";
  /** What follows behind the instance's own path: nothing, or `/…`. Percent-encoding is as the client wrote it. */
  readonly rest: string;
}

const DEFAULT_NAMESPACE = "default";
const PROTOCOLS: ReadonlyMap<string, ProxiedPath["protocol"]> = new Map([
  ["mcp", "mcp"],
  ["agui", "ag-ui"],
  ["a2a", "a2a"],
]);
/** First segments that are the gateway's own; a plain service of such a name is reached by its namespace. */
const OWN: ReadonlySet<string> = new Set([
  "api",
  "assets",
  "dashboard",
  "docs",
  "groups",
  "health",
  "mcp",
  "metrics",
  "oauth",
  "ready",
  "v0",
  "v0.1",
]);
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;
/**
 * A segment that would lead out of the instance's own path, however it is written. Servlet containers read `..;a=b` as
 * `..`, for what follows the semicolon is a parameter to them.
 */
const DOTS = /(?:^|\/)(?:\.|%2e){1,2}(?:(?:;|%3b)[^/]*)?(?:\/|$)|\\|%5c|%2f/i;

/** Whether a first segment of that name is the gateway's own. */
export function isOwnSegment(name: string): boolean {
  return OWN.has(name);
}

/**
 * The service that a path addresses, or `undefined` for the gateway's own paths:
 * `/{service}/{mcp|agui|a2a}[/…]`, `/{service}/…` for anything else that is registered, each with
 * `/~{namespace}` before it when the namespace is not `default`. No name begins with `~`, so nothing is ambiguous.
 */
export function proxiedPathOf(url: string): ProxiedPath | undefined {
  const query = url.indexOf("?");
  const path = query === -1 ? url : url.slice(0, query);
  if (path[1] !== "~") return pathWithin(DEFAULT_NAMESPACE, path, false);
  const end = path.indexOf("/", 1);
  const namespace = path.slice(2, end === -1 ? undefined : end);
  return end === -1 || !NAME.test(namespace)
    ? undefined
    : pathWithin(namespace, path.slice(end), true);
}

function pathWithin(namespace: string, path: string, isNamed: boolean): ProxiedPath | undefined {
  const end = path.indexOf("/", 1);
  if (end === -1) return undefined;
  const service = decoded(path.slice(1, end));
  if (service === undefined || !NAME.test(service) || DOTS.test(path)) return undefined;
  const next = path.indexOf("/", end + 1);
  const word = path.slice(end + 1, next === -1 ? undefined : next);
  const protocol = PROTOCOLS.get(word);
  const rest = next === -1 ? "" : path.slice(next);
  if (protocol !== undefined && !(service === "groups" && !isNamed && rest !== "")) {
    return { namespace, service, protocol, rest };
  }
  if (!isNamed && OWN.has(service)) return undefined;
  return { namespace, service, protocol: "http", rest: path.slice(end) };
}

function decoded(segment: string): string | undefined {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
