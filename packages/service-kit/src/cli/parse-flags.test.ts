import { describe, expect, test } from "vitest";
import { defineFlags } from "./flags.ts";
import { parseFlags } from "./parse-flags.ts";

const table = defineFlags({
  stdio: { kind: "switch", description: "serve one client" },
  port: { kind: "value", description: "port", valueName: "number" },
  help: { kind: "switch", description: "help", short: "h" },
});

const parse = (line: string) =>
  parseFlags(
    table,
    line.split(" ").filter((word) => word !== ""),
  );

test("as many plain words pass as are allowed", () => {
  const words = ["list-persons", "--stdio", "{}"];
  expect(parseFlags(table, words, { maxWords: 2 })).toEqual({
    ok: true,
    flags: { stdio: true },
    words: ["list-persons", "{}"],
  });
  expect(parseFlags(table, words, { maxWords: 1 })).toMatchObject({ ok: false });
});

describe("parseFlags", () => {
  test.each([
    ["", {}],
    ["--port 6001", { port: "6001" }],
    ["--port=6001 --stdio", { port: "6001", stdio: true }],
    ["-h", { help: true }],
  ])("understands %j", (line, flags) => {
    expect(parse(line)).toEqual({ ok: true, flags, words: [] });
  });

  test.each([
    ["--stdoi", "--stdoi is not a known flag. Did you mean --stdio? See --help."],
    ["--frobnicate", "--frobnicate is not a known flag. See --help."],
    ["-x", "-x is not a known flag. See --help."],
    ["--port", "--port needs a value. See --help."],
    ["--stdio=yes", "--stdio takes no value. See --help."],
    ["serve", '"serve" is not understood. See --help.'],
    ["--constructor", "--constructor is not a known flag. See --help."],
  ])("refuses %j", (line, reason) => {
    expect(parse(line)).toEqual({ ok: false, reason });
  });
});
