// The client of OpenAI's agents: what it lists, a call, and a call with a wrong argument.
import { MCPServerStreamableHttp } from "@openai/agents";

const [, , url] = process.argv;
const server = new MCPServerStreamableHttp({ url, name: "twenty" });
await server.connect();
const tools = await server.listTools();
const call = (args) => server.callTool("list-companies", args).catch((error) => String(error));
const [listed, refused] = [await call({ limit: 2 }), await call({ limt: 2 })];
process.stdout.write(JSON.stringify({ tools: tools.length, listed, refused }));
await server.close();
