import { describe, expect, it } from "vitest";
import { parseArguments } from "./parse-arguments.ts";

const parse = (line: string) => parseArguments(line.split(" ").filter((word) => word !== ""));

describe("parseArguments", () => {
  it.each([
    ["", { command: "http" }],
    ["--port 6001 --host=0.0.0.0", { command: "http", port: "6001", host: "0.0.0.0" }],
    ["--stdio", { command: "stdio" }],
    ["-h", { command: "help" }],
    ["--stdio --help", { command: "help" }],
    ["-v", { command: "version" }],
  ])("understands %j", (line, expected) => {
    expect(parse(line)).toEqual({ ok: true, arguments: expected });
  });

  it.each([
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
