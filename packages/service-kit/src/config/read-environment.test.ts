import { describe, expect, test } from "vitest";
import { ConfigurationError } from "./configuration-error.ts";
import { readEnvironment } from "./read-environment.ts";
import { httpUrlSchema, portSchema, secretSchema } from "./schemas.ts";
import { textSchema } from "./text-schema.ts";
import { defineVariables } from "./variables.ts";

const table = defineVariables({
  PORT: { description: "Port", schema: portSchema, default: "5008" },
  AGENT_NAME: { description: "Name", schema: textSchema() },
  AGENT_API_KEY: { description: "Key", schema: secretSchema, secret: true, example: "a_key" },
});

const urlTable = defineVariables({
  GATEWAY_URL: { description: "Gateway", schema: httpUrlSchema },
});

function problemsOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("readEnvironment", () => {
  test("fills in defaults and leaves optional variables undefined", () => {
    expect(readEnvironment(table, { env: {} })).toEqual({ PORT: 5008 });
  });

  test("lets the process environment win over .env", () => {
    const values = readEnvironment(table, {
      env: { AGENT_NAME: "from-env" },
      dotEnv: { AGENT_NAME: "from-file", PORT: "1" },
    });
    expect(values).toEqual({ PORT: 1, AGENT_NAME: "from-env" });
  });

  test("takes an empty value for an absent one", () => {
    expect(readEnvironment(table, { env: { PORT: " " }, dotEnv: { PORT: "7" } }).PORT).toBe(7);
  });

  test("names every bad variable with its fix at once", () => {
    const message = problemsOf(() =>
      readEnvironment(table, { env: { PORT: "high", AGENT_API_KEY: "two words" } }),
    );
    expect(message).toContain('PORT: "high" is not a port number. Set it, for example, to 5008');
    expect(message).toContain("AGENT_API_KEY: the value (not shown)");
    expect(message).not.toContain("two words");
  });

  test.each(["http://ada:hunter2@gateway", "https//ada:hunter2@gateway", "http://hunter2@gateway"])(
    "shows no credentials of a URL it refuses: %s",
    (url) => {
      const message = problemsOf(() => readEnvironment(urlTable, { env: { GATEWAY_URL: url } }));
      expect(message).toContain('GATEWAY_URL: "…@gateway"');
      expect(message).not.toContain("hunter2");
    },
  );

  test("refuses an unknown name of its own in .env with the nearest one", () => {
    const message = problemsOf(() =>
      readEnvironment(table, {
        env: {},
        dotEnv: { AGENT_NAEM: "x" },
        ownPrefixes: ["AGENT_"],
      }),
    );
    expect(message).toContain("AGENT_NAEM: is not a known variable. Did you mean AGENT_NAME?");
  });

  test("leaves other programs' names in .env and any name in the environment alone", () => {
    const values = readEnvironment(table, {
      env: { AGENT_GATEWAY_PORT: "tcp://10.0.0.1:8080" },
      dotEnv: { DATABASE_URL: "x" },
      ownPrefixes: ["AGENT_"],
    });
    expect(values).toEqual({ PORT: 5008 });
  });
});
