import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ConfigurationError } from "./configuration-error.ts";
import { loadDotEnv } from "./load-dot-env.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dot-env-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe("loadDotEnv", () => {
  test("reads names, quotes and comments", () => {
    const path = join(folder, ".env");
    writeFileSync(path, '# gateway\nAGENT_NAME="crm one" # shown\nexport PORT=5008\nEMPTY=\n');
    expect(loadDotEnv(path)).toEqual({ AGENT_NAME: "crm one", PORT: "5008", EMPTY: "" });
  });

  test("reads the first name of a file that begins with a byte order mark", () => {
    const path = join(folder, ".env");
    writeFileSync(path, "\ufeffAGENT_NAME=crm\r\nPORT=5008\r\n");
    expect(loadDotEnv(path)).toEqual({ AGENT_NAME: "crm", PORT: "5008" });
  });

  test("takes a missing file for an empty one", () => {
    expect(loadDotEnv(join(folder, "absent"))).toEqual({});
  });

  test("names a file that cannot be read", () => {
    expect(() => loadDotEnv(folder)).toThrow(ConfigurationError);
    expect(() => loadDotEnv(folder)).toThrow(`${folder}: cannot be read`);
  });
});
