import { requireInteger } from "./require-integer.ts";

/** How many calls a workspace may make in which time. */
export interface RateLimit {
  readonly tokens: number;
  readonly windowMs: number;
}

/** Twenty's own defaults, for all keys of a workspace together: 100 a second and 100 a minute. */
const twentyRateLimits: readonly RateLimit[] = [
  { tokens: 100, windowMs: 1_000 },
  { tokens: 100, windowMs: 60_000 },
];

/**
 * The limits that an option stands for; none for `off`.
 * @throws TwentyError `invalid_configuration` for numbers that are none.
 */
export function readRateLimits(
  option: RateLimit | readonly RateLimit[] | "off" | undefined,
): readonly RateLimit[] {
  if (option === undefined) return twentyRateLimits;
  if (option === "off") return [];
  return (isList(option) ? option : [option]).map(({ tokens, windowMs }) => ({
    tokens: requireInteger("rateLimit.tokens", tokens, 1),
    windowMs: requireInteger("rateLimit.windowMs", windowMs, 1),
  }));
}

/** `Array.isArray` does not narrow a read-only list. */
function isList(option: RateLimit | readonly RateLimit[]): option is readonly RateLimit[] {
  return Array.isArray(option);
}

const longestWindowMs = 86_400_000;

/** The limit that a refusal names: "Limit reached (100 tokens per 60000 ms)". */
export function rateLimitOf(message: string): RateLimit | undefined {
  const match = /\((\d{1,9}) tokens per (\d{1,9}) ms\)/.exec(message);
  const tokens = Number(match?.[1] ?? 0);
  const windowMs = Number(match?.[2] ?? 0);
  if (tokens < 1 || windowMs < 1 || windowMs > longestWindowMs) return undefined;
  return { tokens, windowMs };
}
