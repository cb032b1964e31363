// LangChain's adapters: what they list, a call, and a call with a wrong argument.
import { MultiServerMCPClient } from "@langchain/mcp-adapters";

const [, , url] = process.argv;
const client = new MultiServerMCPClient({ mcpServers: { twenty: { transport: "http", url } } });
const tools = await client.getTools();
const tool = tools.find(({ name }) => name === "list-companies");
const listed = await tool.invoke({ limit: 2 });
const refused = await tool.invoke({ limit: 0 }).catch((error) => String(error));
process.stdout.write(JSON.stringify({ tools: tools.length, listed, refused }));
await client.close();
