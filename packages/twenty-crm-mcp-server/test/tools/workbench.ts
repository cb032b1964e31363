import { Client } from "@modelcontextprotocol/client";
import { InMemoryTransport } from "@modelcontextprotocol/server";
import { silentLogger, systemClock } from "service-kit";
import { type ApiMode, createTwentyClient } from "twenty-client";
import type { RestorePath, TargetShape } from "twenty-sandbox";
import type { Policy } from "../../src/application/policy/policy.ts";
import { readPolicy } from "../../src/application/policy/read-policy.ts";
import { defaultExposure } from "../../src/application/tools/exposure.ts";
import type { ExposureBound } from "../../src/application/tools/narrow-exposure.ts";
import { ruled } from "../../src/config/ruled-config.ts";
import { createLocalFiles } from "../../src/infrastructure/attachments/local-files.ts";
import { createTwentyMcpServer } from "../../src/infrastructure/mcp/create-twenty-mcp-server.ts";
import { createWorkspaces } from "../../src/infrastructure/twenty/workspaces.ts";

/** Where the tests pretend the workspace is opened. */
export const workspaceUrl = "https://crm.example";

/** What a tool answered. */
export interface Answer {
  readonly isError: boolean;
  readonly text: string;
  readonly data: Record<string, unknown>;
  /** The id of the one record the answer is about, if any. */
  readonly id: string;
}

/** An MCP client before a real server of the tools. */
export interface Workbench extends AsyncDisposable {
  readonly client: Client;
  call(name: string, args?: Record<string, unknown>): Promise<Answer>;
  /** Sends whatever it is given as arguments. */
  callRaw(name: string, args: unknown, signal?: AbortSignal): Promise<Answer>;
  /** Calls, and fails the test unless the tool succeeds. */
  done(name: string, args?: Record<string, unknown>): Promise<Answer>;
  /** Calls, and fails the test unless the tool refuses; gives back what it says. */
  refusal(name: string, args?: Record<string, unknown>): Promise<string>;
}

/** A workbench, and how to reach the sandbox behind it directly. */
export interface SandboxBench extends Workbench {
  readonly twentyUrl: string;
  readonly apiKey: string;
}

/** Which Twenty the tools work on, and over which of its APIs. */
export interface TwentyVersion {
  readonly targetShape?: TargetShape;
  readonly restorePath?: RestorePath;
  readonly apiMode?: ApiMode;
  /** The operator's rules, as their file has them. */
  readonly policy?: string;
  /** The folder from which files may be attached. */
  readonly attachmentsDir?: string;
  readonly bulkLimit?: number;
}

/** Tools on a sandbox of their own. */
export async function openWorkbench(
  seed: "demo" | "empty" = "empty",
  exposure: Partial<ExposureBound> = {},
  { apiMode = "auto", policy, attachmentsDir, bulkLimit, ...version }: TwentyVersion = {},
): Promise<SandboxBench> {
  const { startSandbox } = await import("twenty-sandbox");
  const sandbox = await startSandbox({ port: 0, seed, ...version });
  const bench = await connectTools(
    sandbox.url,
    sandbox.apiKey,
    exposure,
    apiMode,
    policy,
    attachmentsDir,
    bulkLimit,
  );
  return {
    ...bench,
    twentyUrl: sandbox.url,
    apiKey: sandbox.apiKey,
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]();
      await sandbox.close();
    },
  };
}

/** Tools on whatever answers at `baseUrl`. */
export async function connectTools(
  baseUrl: string,
  apiKey: string,
  exposure: Partial<ExposureBound> = {},
  apiMode: ApiMode = "auto",
  policy?: string,
  attachmentsDir?: string,
  bulkLimit = 1_000,
): Promise<Workbench> {
  const given = { ...defaultExposure, hasChosenToolsets: false, ...exposure };
  const bound = policy === undefined ? { exposure: given } : ruled(given, policyOf(policy));
  const twenty = createTwentyClient({
    ...("access" in bound && { access: bound.access }),
    baseUrl,
    apiKey,
    apiMode,
    rateLimit: "off",
    retry: { attempts: 1 },
  });
  const createServer = createTwentyMcpServer({
    workspaces: createWorkspaces({
      own: twenty,
      openClient: () => twenty,
      workspaceUrl,
      ...(attachmentsDir !== undefined && { localFiles: createLocalFiles(attachmentsDir) }),
      bulkLimit,
      clock: systemClock,
      logger: silentLogger,
    }),
    exposure: bound.exposure,
    clock: systemClock,
  });
  const server = createServer({ era: "legacy" });
  const client = new Client({ name: "workbench", version: "1.0.0" });
  const [near, far] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(far), client.connect(near)]);
  // The client checks structured content against the output schemas it has listed.
  await client.listTools();

  async function callRaw(name: string, args: unknown, signal?: AbortSignal): Promise<Answer> {
    const params = { name, arguments: args as Record<string, unknown> };
    const result = await client.callTool(params, { ...(signal && { signal }) });
    const text = result.content.map((part) => (part.type === "text" ? part.text : "")).join("\n");
    const data: Record<string, unknown> = { ...(result.structuredContent ?? {}) };
    const id = typeof data.id === "string" ? data.id : "";
    return { isError: result.isError === true, text, data, id };
  }
  const call = (name: string, args: Record<string, unknown> = {}): Promise<Answer> =>
    callRaw(name, args);
  return {
    client,
    call,
    callRaw,
    async done(name, args) {
      const answer = await call(name, args);
      if (answer.isError) throw new Error(`${name} refused: ${answer.text}`);
      return answer;
    },
    async refusal(name, args) {
      const answer = await call(name, args);
      if (!answer.isError) throw new Error(`${name} did not refuse: ${answer.text}`);
      return answer.text;
    },
    async [Symbol.asyncDispose]() {
      await client.close();
      await server.close();
      await twenty.close();
    },
  };
}

function policyOf(text: string): Policy {
  const policy = readPolicy(text);
  if (!policy.ok) throw new Error(policy.reason);
  return policy.value;
}

/** The rows of a list tool's answer. */
export function rowsOf(answer: Answer): readonly Record<string, unknown>[] {
  const { records } = answer.data;
  if (!Array.isArray(records)) throw new Error(`no records in ${answer.text}`);
  return records;
}
