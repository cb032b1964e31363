import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

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

  it("takes memory with a key", () => {
    const config = readConfig({ env: { DATA_DIR: ":memory:", SANDBOX_API_KEY: "k" } });
    expect(config).toMatchObject({ dataFile: ":memory:", apiKey: "k" });
  });
});
