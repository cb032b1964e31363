/** How long until a limit lets one more call pass, as far as an answer tells. */
export function rateLimitWaitMs(message: string, retryAfter: string | undefined): number {
  return retryAfterMs(retryAfter) ?? waitFromText(message) ?? fallbackWaitMs;
}

const fallbackWaitMs = 1_000;
const longestBelievedMs = 3_600_000;

/** Twenty sends no Retry-After; a proxy before it may. Dates are ignored: clocks differ. */
function retryAfterMs(header: string | undefined): number | undefined {
  if (header === undefined || !/^\d{1,6}$/.test(header.trim())) return undefined;
  return Math.min(Number(header) * 1_000, longestBelievedMs);
}

/** "Limit reached (100 tokens per 60000 ms)": the bucket gains one token each 600 ms. */
function waitFromText(message: string): number | undefined {
  const [, tokens, windowMs] = /\((\d+) tokens per (\d+) ms\)/.exec(message) ?? [];
  if (tokens === undefined || windowMs === undefined || Number(tokens) === 0) return undefined;
  return Math.min(Math.ceil(Number(windowMs) / Number(tokens)), longestBelievedMs);
}
