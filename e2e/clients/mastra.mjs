// Mastra's client: what it lists, a call, and a call with a wrong argument.
import { MCPClient } from "@mastra/mcp";

const [, , url] = process.argv;
const client = new MCPClient({ servers: { twenty: { url: new URL(url) } } });
const tools = await client.listTools();
const tool = tools["twenty_list-companies"];
const call = (args) => tool.execute(args).catch((error) => String(error));
const [listed, refused] = [await call({ limit: 2 }), await call({ limit: 0 })];
process.stdout.write(JSON.stringify({ tools: Object.keys(tools).length, listed, refused }));
await client.disconnect();
