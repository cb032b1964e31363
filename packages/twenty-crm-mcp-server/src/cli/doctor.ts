import { ConfigurationError, EXIT_CODES, type VariableProblem } from "service-kit";
import { checkEnvironment } from "../config/check-environment.ts";
import { profilesOf } from "../config/ruled-config.ts";
import { defineCommand } from "./command.ts";
import { examineGateway } from "./doctor/examine-gateway.ts";
import { examineProfiles } from "./doctor/examine-profiles.ts";
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
  isInWorkspace: true,
  async run({ flags }, command) {
    const findings: Finding[] = [];
    const found = (finding: Finding): void => {
      findings.push(finding);
      if (!flags.json) command.stdout.write(`${lineOf(finding)}\n`);
    };
    const problems = checkEnvironment({ env: command.env, dotEnv: command.dotEnv });
    const config = problems.length === 0 ? commandConfig(command) : undefined;
    const profiles = config && (await profilesOf(config).catch(problemsOf));
    const known = Array.isArray(profiles) ? profiles : problems;
    for (const { variable, problem, fix } of known) {
      found({ check: variable, status: "problem", detail: problem, fix });
    }
    if (config !== undefined && profiles !== undefined && "default" in profiles) {
      found({ check: "configuration", status: "ok", detail: "every variable is valid" });
      for (const finding of examineProfiles(profiles)) found(finding);
      const looks = examineTwenty(profiles.default, config.policyFile, command.signal);
      for await (const finding of looks) found(finding);
      for await (const finding of examineGateway(config.gateway, command.signal)) found(finding);
    }
    const isHealthy = findings.every(({ status }) => status !== "problem");
    if (flags.json) {
      command.stdout.write(`${JSON.stringify({ healthy: isHealthy, findings }, null, 2)}\n`);
    }
    if (known.length > 0) return EXIT_CODES.configuration;
    return isHealthy ? 0 : EXIT_CODES.failure;
  },
});

function problemsOf(error: unknown): readonly VariableProblem[] {
  if (error instanceof ConfigurationError) return error.problems;
  throw error;
}

function lineOf({ check, status, detail, fix }: Finding): string {
  return `${MARKS[status]} ${check}: ${detail}${fix === undefined ? "" : `\n   → ${fix}`}`;
}
