import { startServer } from "twenty-crm-mcp-server";
import { startSandbox } from "twenty-sandbox";
import { toolCaller } from "./tool-caller.ts";

const CALLS = 150;

/** 150 reads in a row against Twenty's default limits: how long they take, and how many fail. */
export async function rateLimited(): Promise<{
  readonly seconds: number;
  readonly failed: number;
}> {
  const sandbox = await startSandbox({ port: 0, rateLimit: { tokens: 100, windowMs: 60_000 } });
  const server = await startServer({ twenty: { url: sandbox.url, apiKey: sandbox.apiKey } });
  const call = toolCaller(server.mcpUrl);
  const { records } = (await call("list-persons", { limit: 1 })) as { records: { id: string }[] };
  const startedMs = performance.now();
  let failed = 0;
  for (let index = 0; index < CALLS; index += 1) {
    await call("get-person", { id: records[0]?.id }).catch(() => {
      failed += 1;
    });
  }
  const seconds = (performance.now() - startedMs) / 1000;
  await server.close();
  await sandbox.close();
  return { seconds, failed };
}
