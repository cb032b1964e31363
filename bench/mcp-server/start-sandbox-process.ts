import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { startProcess } from "testkit";

const MAIN = join(import.meta.dirname, "../../packages/twenty-sandbox/src/main.ts");

/** A sandbox that shares no thread with what is measured. */
export interface SandboxProcess extends AsyncDisposable {
  readonly url: string;
  readonly apiKey: string;
}

/** Starts a sandbox without limits, in memory. */
export async function startSandboxProcess(): Promise<SandboxProcess> {
  const apiKey = randomBytes(24).toString("hex");
  const sandbox = startProcess(MAIN, {
    env: {
      SANDBOX_PORT: "0",
      DATA_DIR: ":memory:",
      SANDBOX_API_KEY: apiKey,
      LOG_FORMAT: "json",
    },
  });
  const [, url = ""] = await sandbox.line(/"url":"([^"]+)"/);
  return { url, apiKey, [Symbol.asyncDispose]: () => sandbox[Symbol.asyncDispose]() };
}
