/** A piece of code or configuration that works as it stands. */
export interface Snippet {
  readonly id: string;
  readonly title: string;
  /** Where it goes, or what it wants. */
  readonly note?: string;
  readonly code: string;
}

/** The address and the ways in that the page itself is served with. */
export interface Place {
  readonly mcpUrl: string;
  /** Whether the server asks for its key. */
  readonly needsKey: boolean;
  /** Whether callers bring a key of Twenty. */
  readonly needsTwentyKey: boolean;
}

/** A tool with its arguments. */
export interface ToolCall {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

const PROTOCOL = "2026-07-28";

/** One call of a tool, from a shell, from TypeScript and from Python. */
export function callSnippets(place: Place, call: ToolCall): readonly Snippet[] {
  return [
    { id: "curl", title: "curl", ...noteOnKeys(place), code: curl(place, call) },
    {
      id: "typescript",
      title: "TypeScript",
      note: "npm install @modelcontextprotocol/client",
      code: typescript(place, call),
    },
    { id: "python", title: "Python", note: "pip install mcp", code: python(place, call) },
  ];
}

/** What clients are told about the server, in the form that each of them reads. */
export function clientSnippets(place: Place): readonly Snippet[] {
  const headers = Object.fromEntries(headersOf(place, (name) => `YOUR_${name}`));
  const withHeaders = Object.keys(headers).length > 0 ? { headers } : {};
  const json = (value: unknown): string => JSON.stringify(value, null, 2);
  const flags = headersOf(place, (name) => `YOUR_${name}`).map(
    ([name, value]) => ` \\\n  --header "${name}: ${value}"`,
  );
  return [
    {
      id: "claude-code",
      title: "Claude Code",
      code: `claude mcp add --transport http twenty ${place.mcpUrl}${flags.join("")}`,
    },
    {
      id: "json",
      title: ".mcp.json",
      note: "For clients that read mcpServers, such as .mcp.json of a project",
      code: json({ mcpServers: { twenty: { type: "http", url: place.mcpUrl, ...withHeaders } } }),
    },
    {
      id: "cursor",
      title: "Cursor",
      note: ".cursor/mcp.json of the project, or ~/.cursor/mcp.json",
      code: json({ mcpServers: { twenty: { url: place.mcpUrl, ...withHeaders } } }),
    },
    {
      id: "vscode",
      title: "VS Code",
      note: ".vscode/mcp.json of the project",
      code: json({ servers: { twenty: { type: "http", url: place.mcpUrl, ...withHeaders } } }),
    },
    {
      id: "stdio",
      title: "Through a bridge",
      note: "For clients that only start programs",
      code: json({
        mcpServers: {
          twenty: {
            command: "npx",
            args: [
              "-y",
              "mcp-remote",
              place.mcpUrl,
              ...(place.mcpUrl.startsWith("http:") ? ["--allow-http"] : []),
              ...headersOf(place, (name) => `YOUR_${name}`).flatMap(([name, value]) => [
                "--header",
                `${name}: ${value}`,
              ]),
            ],
          },
        },
      }),
    },
  ];
}

function noteOnKeys({ needsKey, needsTwentyKey }: Place): { readonly note?: string } {
  const names = [
    ...(needsKey ? ["MCP_API_KEY"] : []),
    ...(needsTwentyKey ? ["TWENTY_API_KEY"] : []),
  ];
  return names.length === 0 ? {} : { note: `With ${names.join(" and ")} in the environment` };
}

/** Headers with keys in them, each key written by its variable's name. */
function headersOf(
  { needsKey, needsTwentyKey }: Place,
  key: (name: string) => string,
): readonly (readonly [string, string])[] {
  return [
    ...(needsKey ? [["Authorization", `Bearer ${key("MCP_API_KEY")}`] as const] : []),
    ...(needsTwentyKey ? [["X-Twenty-Api-Key", key("TWENTY_API_KEY")] as const] : []),
  ];
}

/** A stateless call: one request, no session to open first. */
function curl(place: Place, { name, args }: ToolCall): string {
  const body = {
    jsonrpc: "2.0",
    id: 1,
    method: "tools/call",
    params: {
      name,
      arguments: args,
      _meta: {
        "io.modelcontextprotocol/protocolVersion": PROTOCOL,
        "io.modelcontextprotocol/clientCapabilities": {},
      },
    },
  };
  return [
    `curl ${shellWord(place.mcpUrl)}`,
    "-H 'Content-Type: application/json'",
    "-H 'Accept: application/json, text/event-stream'",
    `-H 'MCP-Protocol-Version: ${PROTOCOL}'`,
    "-H 'Mcp-Method: tools/call'",
    `-H 'Mcp-Name: ${name}'`,
    ...headersOf(place, (variable) => `$${variable}`).map(
      ([header, value]) => `-H "${header}: ${value}"`,
    ),
    `-d ${quoted(JSON.stringify(body))}`,
  ].join(" \\\n  ");
}

function typescript(place: Place, { name, args }: ToolCall): string {
  const headers = headersOf(place, (variable) => `\${env.${variable}}`).map(
    ([header, value]) => `${JSON.stringify(header)}: \`${value}\``,
  );
  const options =
    headers.length === 0 ? "" : `, {\n  requestInit: { headers: { ${headers.join(", ")} } },\n}`;
  const imports = headers.length === 0 ? "" : `import { env } from "node:process";\n`;
  return `${imports}import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";

const client = new Client(
  { name: "my-program", version: "1.0.0" },
  { versionNegotiation: { mode: "auto" } },
);
const url = new URL(${JSON.stringify(place.mcpUrl)});
await client.connect(new StreamableHTTPClientTransport(url${options}));

const result = await client.callTool({
  name: ${JSON.stringify(name)},
  arguments: ${indented(JSON.stringify(args, null, 2), 2)},
});
console.log(result.structuredContent ?? result.content);
await client.close();
`;
}

function python(place: Place, { name, args }: ToolCall): string {
  const headers = headersOf(place, (variable) => `{os.environ['${variable}']}`);
  const call = `        result = await client.call_tool(${pythonValue(name)}, ${indented(pythonValue(args, 0), 8)})
        print(result.structured_content or result.content)`;
  if (headers.length === 0) {
    return `import asyncio

from mcp import Client


async def main() -> None:
    async with Client(${pythonValue(place.mcpUrl)}) as client:
${call}


asyncio.run(main())
`;
  }
  return `import asyncio
import os

from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared._httpx_utils import create_mcp_http_client

HEADERS = {${headers.map(([header, value]) => `${pythonValue(header)}: f"${value}"`).join(", ")}}


async def main() -> None:
    http_client = create_mcp_http_client(headers=HEADERS)
    transport = streamable_http_client(${pythonValue(place.mcpUrl)}, http_client=http_client)
    async with Client(transport) as client:
${call}


asyncio.run(main())
`;
}

/** A word for a POSIX shell, in quotes where it needs them. */
function shellWord(word: string): string {
  return /^[\w:/.@%+=,-]+$/.test(word) ? word : quoted(word);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function indented(text: string, spaces: number): string {
  return text.replaceAll("\n", `\n${" ".repeat(spaces)}`);
}

/** A value of JSON as Python writes it. */
function pythonValue(value: unknown, depth = 0): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return JSON.stringify(value);
  const inner = "    ".repeat(depth + 1);
  const outer = "    ".repeat(depth);
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return `[\n${value.map((item) => `${inner}${pythonValue(item, depth + 1)},\n`).join("")}${outer}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return "{}";
  return `{\n${entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${pythonValue(item, depth + 1)},\n`).join("")}${outer}}`;
}
