import { buildIfStale } from "../packages/web-kit/build/build-if-stale.ts";

/** Builds the web pages before the tests, so that no two of them build at the same time. */
export function setup(): void {
  buildIfStale();
}
