let text = "";
let second = 0;

/** Now, as it stands in a `Date` field (RFC 9110 §5.6.7); made once a second. */
export function httpDate(nowMs: number = Date.now()): string {
  const now = Math.floor(nowMs / 1000);
  if (now !== second) {
    second = now;
    text = new Date(nowMs).toUTCString();
  }
  return text;
}
