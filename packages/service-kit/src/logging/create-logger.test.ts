import { describe, expect, test } from "vitest";
import { createLogger } from "./create-logger.ts";

function captured(format: "json" | "pretty", level: "debug" | "info" = "info") {
  const lines: string[] = [];
  const logger = createLogger({ level, format, write: (line) => lines.push(line) });
  return { lines, logger };
}

describe("createLogger", () => {
  test("writes the terminal form of level, message and fields", () => {
    const { lines, logger } = captured("pretty");
    logger.info("Registering with Agent Gateway", {
      gateway: "http://localhost:8080",
      agent: "twenty-crm-mcp-server",
    });
    expect(lines).toEqual([
      '[INFO] Registering with Agent Gateway {gateway: "http://localhost:8080", agent: "twenty-crm-mcp-server"}\n',
    ]);
  });

  test("writes a message without fields plainly", () => {
    const { lines, logger } = captured("pretty");
    logger.error("Failed to register with Agent Gateway");
    expect(lines).toEqual(["[ERROR] Failed to register with Agent Gateway\n"]);
  });

  test("writes one JSON object a line for machines", () => {
    const { lines, logger } = captured("json");
    logger.child({ service: "crm" }).warn("Slow", { latencyMs: 7 });
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      level: "warn",
      msg: "Slow",
      service: "crm",
      latencyMs: 7,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
  });

  test("leaves out what is below the level", () => {
    const { lines, logger } = captured("json");
    logger.debug("quiet");
    expect(lines).toEqual([]);
  });

  test.each(["json", "pretty"] as const)("never writes a secret field (%s)", (format) => {
    const { lines, logger } = captured(format);
    logger.info("Options", { apiKey: "s3cret", nested: { authorization: "Bearer s3cret" } });
    expect(lines.join("")).not.toContain("s3cret");
    expect(lines.join("")).toContain("[redacted]");
  });

  test("keeps line breaks of a value on one line of the terminal", () => {
    const { lines, logger } = captured("pretty");
    logger.info("Name", { value: "a\nb" });
    expect(lines[0]?.match(/\n/g)).toHaveLength(1);
  });

  test.each(["json", "pretty"] as const)(
    "never writes a secret however deep, however spelt, or as a child's field (%s)",
    (format) => {
      const { lines, logger } = captured(format);
      const request = { headers: { Authorization: "Bearer s3cret", "x-api-key": "s3cret" } };
      logger.info("Request", { request, list: [{ inner: { access_token: "s3cret" } }] });
      logger.child({ options: { apiKey: "s3cret" } }).info("Child");
      expect(lines.join("")).not.toContain("s3cret");
      expect(request.headers.Authorization).toBe("Bearer s3cret");
    },
  );

  test("leaves fields alone that only resemble secrets", () => {
    const { lines, logger } = captured("json");
    logger.info("Page", { tokens: 12, keyRequired: true, pageToken: null });
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ tokens: 12, keyRequired: true });
  });

  test("writes an error with its message and stack, and a circular field without failing", () => {
    const { lines, logger } = captured("json");
    const circular: Record<string, unknown> = { name: "loop" };
    circular.self = circular;
    logger.error("Failed", { error: new TypeError("broken"), circular });
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      error: { type: "TypeError", message: "broken", stack: expect.stringContaining("broken") },
      circular: { name: "loop" },
    });
  });
});
