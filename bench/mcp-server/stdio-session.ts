import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { ToolCall } from "./tool-call.ts";

/** A session with a program over stdio, as desktop clients have it. */
export interface StdioSession extends AsyncDisposable {
  readonly call: ToolCall;
}

interface Answer {
  readonly id?: number;
  readonly result?: { readonly isError?: boolean; readonly structuredContent?: object };
}

/** Starts the program and opens a session of 2025-11-25. */
export async function openStdioSession(
  bin: string,
  env: Readonly<Record<string, string>>,
): Promise<StdioSession> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [bin, "--stdio"], {
    env: { PATH, HOME, ...env },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    const answer = JSON.parse(line) as Answer;
    if (answer.id === undefined) return;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let lastId = 0;
  const send = (message: object): void => {
    child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  };
  const request = (method: string, params: object): Promise<Answer> =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      send({ id: lastId, method, params });
    });
  await request("initialize", {
    protocolVersion: "2025-11-25",
    capabilities: {},
    clientInfo: { name: "bench", version: "1.0.0" },
  });
  send({ method: "notifications/initialized" });
  return {
    async call(name, args) {
      const answer = await request("tools/call", { name, arguments: args });
      if (answer.result === undefined || answer.result.isError === true) {
        throw new Error(`${name} failed: ${JSON.stringify(answer).slice(0, 300)}`);
      }
      return { ...answer.result.structuredContent };
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await once(child, "exit");
    },
  };
}
