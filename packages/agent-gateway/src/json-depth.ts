/**
 * Whether a JSON value is nested deeper than so many levels. Reading such a text costs nothing, but whoever writes or
 * compares the value runs out of stack: what comes from outside is to be asked before it is kept.
 */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((each) => isDeeperThan(each, levels - 1));
}
