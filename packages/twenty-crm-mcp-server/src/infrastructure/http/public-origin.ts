const AUTHORITY = /^[A-Za-z0-9.-]+(:\d{1,5})?$|^\[[0-9A-Fa-f:.]+\](:\d{1,5})?$/;

/**
 * The origin under which the caller reached the server, behind proxies too. The headers are only believed
 * for what is shown to that same caller, and only when they hold nothing but a host and a port.
 */
export function publicOrigin(request: Request): string {
  const first = (name: string): string | undefined =>
    request.headers.get(name)?.split(",")[0]?.trim();
  const host = [first("x-forwarded-host"), first("host")].find(
    (candidate) => candidate !== undefined && AUTHORITY.test(candidate),
  );
  const scheme = first("x-forwarded-proto") === "https" ? "https" : "http";
  return host === undefined ? new URL(request.url).origin : `${scheme}://${host}`;
}
