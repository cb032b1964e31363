import type { LogFields, Logger } from "service-kit";
import { silentLogger } from "service-kit";
import { TwentyError } from "twenty-client";
import { describe, expect, it } from "vitest";
import { createPerson } from "./core/create-person.ts";
import { describeFailure } from "./tool-error.ts";
import { ToolFault } from "./tool-fault.ts";

const apiKey = "secret-api-key-value";
const context = {
  workspaceUrl: "https://crm.example",
  logger: silentLogger,
};

function told(error: unknown): string {
  return describeFailure(error, createPerson, context);
}

describe("describeFailure", () => {
  it("names the argument, the record in the way with its URL, and the way out", () => {
    const error = new TwentyError("duplicate", "A duplicate entry was detected", {
      conflictingRecord: { id: "20202020-b000-4485-94de-70c2a98daef2", object: "person" },
    });
    expect(told(error)).toBe(
      "email: already used by person 20202020-b000-4485-94de-70c2a98daef2 " +
        "(https://crm.example/object/person/20202020-b000-4485-94de-70c2a98daef2). " +
        "Update it with update-person, or use another value. " +
        "If get-person does not find it, it is deleted: restore-person brings it back.",
    );
  });

  it("says what to do about a duplicate that Twenty does not name", () => {
    expect(told(new TwentyError("duplicate", "A duplicate entry was detected"))).toBe(
      "another person already has a value that must be unique. " +
        "Find it with a list tool and update it, or use another value. It may be deleted.",
    );
  });

  it("passes on Twenty's reason and the client's way out", () => {
    const error = new TwentyError("invalid_input", 'Invalid value "WON". Valid values are: NEW.', {
      field: "stage",
    });
    expect(told(error)).toBe(
      'stage: Invalid value "WON". Valid values are: NEW. Correct the value that the message names and send it again.',
    );
  });

  it("says how long to wait", () => {
    expect(told(new TwentyError("rate_limited", "Limit reached", { retryAfterMs: 5_400 }))).toBe(
      "Limit reached. Try again in 6 s.",
    );
  });

  it("warns when a write may have happened", () => {
    expect(told(new TwentyError("timeout", "No answer", { mayHaveApplied: true }))).toBe(
      "No answer. It may have been done all the same: look before repeating it.",
    );
  });

  it("keeps to 400 bytes, on one line, whatever Twenty says", () => {
    const text = told(new TwentyError("invalid_input", `a\nb ${"é".repeat(5_000)}`));
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(400);
    expect(text).not.toContain("\n");
    expect(text).toContain("Correct the value");
    const long = new ToolFault({ reason: "é".repeat(5_000), wayOut: "Stop." });
    expect(Buffer.byteLength(told(long))).toBeLessThanOrEqual(400);
  });

  it("tells nothing of an unknown fault but a reference, under which the log has it", () => {
    const lines: { message: string; fields: LogFields | undefined }[] = [];
    const logger: Logger = {
      ...silentLogger,
      error: (message, fields) => lines.push({ message, fields }),
    };
    const error = new Error(`boom with ${apiKey}`);
    const text = describeFailure(error, createPerson, { ...context, logger });
    expect(text).toMatch(/^Internal error of this server \(reference [0-9a-f]{8}\)/);
    expect(text).not.toContain("boom");
    expect(text).not.toContain(apiKey);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.fields).toMatchObject({
      tool: "create-person",
      reference: /reference ([0-9a-f]{8})/.exec(text)?.[1],
      error,
    });
  });
});
