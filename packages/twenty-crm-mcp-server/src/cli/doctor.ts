import { EXIT_CODES } from "service-kit";
import { checkEnvironment } from "../config/check-environment.ts";
import { defineCommand } from "./command.ts";
import { examineGateway } from "./doctor/examine-gateway.ts";
import { examineTwenty } from "./doctor/examine-twenty.ts";
import type { Finding } from "./doctor/finding.ts";
import { commandConfig } from "./open-toolbox.ts";

const MARKS = { ok: "✅", warning: "⚠️ ", problem: "❌" } as const;

/** `doctor`: what is wrong, and what to do. */
export const doctor = defineCommand({
  about:
    "Checks the configuration, the key and its rights, the schema, the rate limit and the gateway. Changes nothing.",
  words: [],
  flags: { json: { kind: "switch", description: "print the findings as JSON" } },
  async run({ flags }, command) {
    const findings: Finding[] = [];
    const found = (finding: Finding): void => {
      findings.push(finding);
      if (!flags.json) command.stdout.write(`${lineOf(finding)}\n`);
    };
    const problems = checkEnvironment({ env: command.env, dotEnv: command.dotEnv });
    for (const { variable, problem, fix } of problems) {
      found({ check: variable, status: "problem", detail: problem, fix });
    }
    if (problems.length === 0) {
      const config = commandConfig(command);
      found({ check: "configuration", status: "ok", detail: "every variable is valid" });
      const { twenty, policyFile, gateway } = config;
      for await (const finding of examineTwenty(twenty, policyFile, command.signal)) found(finding);
      for await (const finding of examineGateway(gateway, command.signal)) found(finding);
    }
    const isHealthy = findings.every(({ status }) => status !== "problem");
    if (flags.json) {
      command.stdout.write(`${JSON.stringify({ healthy: isHealthy, findings }, null, 2)}\n`);
    }
    if (problems.length > 0) return EXIT_CODES.configuration;
    return isHealthy ? 0 : EXIT_CODES.failure;
  },
});

function lineOf({ check, status, detail, fix }: Finding): string {
  return `${MARKS[status]} ${check}: ${detail}${fix === undefined ? "" : `\n   → ${fix}`}`;
}
