import { expect, test } from "vitest";
import { textSchema } from "../config/text-schema.ts";
import { helpText } from "./help-text.ts";

test("names the program, every flag and every variable with its default", () => {
  const text = helpText({
    name: "program",
    version: "1.2.3",
    about: "Does a thing.",
    flags: {
      port: { kind: "value", description: "port to listen on", valueName: "number" },
      help: { kind: "switch", description: "show this text", short: "h" },
    },
    variables: {
      PORT: { description: "Port to listen on", schema: textSchema(), default: "8080" },
      KEY: { description: `Key ${"that is explained at length ".repeat(6)}`, schema: textSchema() },
    },
  });
  expect(text).toMatch(/^program 1\.2\.3\n\nDoes a thing\.\n/);
  expect(text).toContain("  --port <number>  port to listen on\n");
  expect(text).toContain("  -h, --help       show this text\n");
  expect(text).toContain("  PORT [8080]\n    Port to listen on\n");
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
});
