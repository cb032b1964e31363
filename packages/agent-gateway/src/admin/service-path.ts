import { isOwnSegment } from "../http/proxied-path.ts";

const PROTOCOL_SEGMENT: ReadonlyMap<string, string> = new Map([
  ["mcp", "/mcp"],
  ["ag-ui", "/agui"],
  ["a2a", "/a2a"],
]);

/** The path below the gateway's address at which a service is reached. */
export function servicePath({
  namespace,
  type,
  service,
}: {
  readonly namespace: string;
  readonly type: string;
  readonly service: string;
}): string {
  const segment = PROTOCOL_SEGMENT.get(type) ?? "/";
  const needsNamespace = namespace !== "default" || (segment === "/" && isOwnSegment(service));
  return `${needsNamespace ? `/~${namespace}` : ""}/${service}${segment}`;
}
