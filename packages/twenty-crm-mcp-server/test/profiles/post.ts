/** Posts to an MCP address as a client does. */
export function post(
  url: URL,
  headers: Record<string, string>,
  body: unknown = {},
): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...headers,
    },
    body: JSON.stringify(body),
  });
}
