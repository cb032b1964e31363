import { useSyncExternalStore } from "react";

/** Where the reader is: the decoded parts of the path after `#/`, and what stands behind `?`. */
export interface Route {
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
}

/**
 * The place as the address holds it. It stands behind `#`, so that the page works below any path of any proxy and the
 * server never sees it.
 */
export function useRoute(): Route {
  return readRoute(useSyncExternalStore(onHashChange, () => location.hash));
}

/** Reads `#/tools/list-persons?run=3`; what cannot be decoded is taken as it stands. */
export function readRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  return {
    parts: path
      .split("/")
      .filter((part) => part !== "")
      .map(decoded),
    query: new URLSearchParams(query),
  };
}

/** The address of a place, for a link. */
export function routeTo(
  parts: readonly string[],
  query: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams(query).toString();
  return `#/${parts.map(encodeURIComponent).join("/")}${search === "" ? "" : `?${search}`}`;
}

/** Goes there, as following a link would. */
export function goTo(parts: readonly string[], query?: Readonly<Record<string, string>>): void {
  location.hash = routeTo(parts, query);
}

function onHashChange(listener: () => void): () => void {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
