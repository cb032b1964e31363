// The AI SDK's client: what it lists, a call, and a call with a wrong argument.
import { createMCPClient } from "@ai-sdk/mcp";

const [, , url] = process.argv;
const client = await createMCPClient({ transport: { type: "http", url } });
const tools = await client.tools();
const call = (args) => tools["list-companies"].execute(args, { toolCallId: "1", messages: [] });
const [listed, refused] = [await call({ limit: 2 }), await call({ limt: 2 })];
process.stdout.write(JSON.stringify({ tools: Object.keys(tools).length, listed, refused }));
await client.close();
