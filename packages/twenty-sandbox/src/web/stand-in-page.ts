import type { SandboxResponse } from "../http/exchange.ts";

const RECORD_PATH = /^\/object\/([a-zA-Z]{1,63})\/([0-9a-f-]{36})$/;

/**
 * What a browser finds where Twenty has its web application: `/` and record links. It tells how to read the record
 * and shows nothing of it, because a browser brings no key.
 */
export function standInPage(method: string, path: string): SandboxResponse | undefined {
  if (method !== "GET") return undefined;
  const [, object, id] = RECORD_PATH.exec(path) ?? [];
  if (path !== "/" && object === undefined) return undefined;
  const example =
    object === undefined
      ? `curl -H "Authorization: Bearer $SANDBOX_API_KEY" …/rest/people?limit=3`
      : `get-${object}  {"id": "${id}"}`;
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    },
    body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Twenty sandbox</title>
<h1>This is the sandbox</h1>
<p>It answers Twenty's APIs on sample data and has no web application.
${object === undefined ? "Its API takes the key that it was started with:" : `Against your own Twenty this link opens the ${object}. Here, read it with the tool:`}</p>
<pre>${example}</pre>
</html>
`,
  };
}
