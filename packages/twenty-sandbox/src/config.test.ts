import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";
import { variablesOf } from "./flags.ts";

describe("readConfig", () => {
  it("keeps its data in .data and ignores PORT", () => {
    expect(readConfig({ env: { PORT: "80" } })).toMatchObject({
      port: 5108,
      host: "127.0.0.1",
      dataFile: ".data/twenty-sandbox.sqlite",
    });
  });

  it("refuses bad values, and memory without a key", () => {
    expect(() => readConfig({ env: { SANDBOX_PORT: "many" } })).toThrow(/SANDBOX_PORT/);
    expect(() => readConfig({ env: { DATA_DIR: ":memory:" } })).toThrow(/SANDBOX_API_KEY/);
  });

  it("limits calls a second and a minute, and only when asked to", () => {
    expect(readConfig({ env: {} }).rateLimit).toEqual([]);
    expect(readConfig({ env: { SANDBOX_RATE_LIMIT: "7" } }).rateLimit).toEqual([
      { tokens: 7, windowMs: 1_000 },
      { tokens: 7, windowMs: 60_000 },
    ]);
  });

  it("takes flags over variables, and refuses shapes and versions it does not know", () => {
    const given = { "target-shape": "legacy", "restore-path": "later", "rate-limit": "5" };
    const env = { SANDBOX_TARGET_SHAPE: "target", ...variablesOf(given) };
    expect(readConfig({ env })).toMatchObject({
      targetShape: "legacy",
      restorePath: "later",
      rateLimit: [{ tokens: 5 }, { tokens: 5 }],
    });
    expect(() => readConfig({ env: variablesOf({ "target-shape": "new" }) })).toThrow(
      /SANDBOX_TARGET_SHAPE/,
    );
    expect(() => readConfig({ env: variablesOf({ "restore-path": "3" }) })).toThrow(
      /SANDBOX_RESTORE_PATH/,
    );
  });

  it("takes memory with a key", () => {
    const config = readConfig({ env: { DATA_DIR: ":memory:", SANDBOX_API_KEY: "k" } });
    expect(config).toMatchObject({ dataFile: ":memory:", apiKey: "k" });
  });
});
