/** The service that `/{service}/mcp` addresses, or `undefined` for any other path. */
export function serviceOfPath(url: string): string | undefined {
  const [, encoded] = /^\/([^/?]+)\/mcp(?:\?|$)/.exec(url) ?? [];
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
