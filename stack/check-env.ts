import { checkEnvironment as checkGateway } from "agent-gateway";
import { loadDotEnv, type RawVariables, type VariableProblem } from "service-kit";
import { checkEnvironment as checkServer } from "twenty-crm-mcp-server";

/** Prints each missing or wrong variable with its fix; ends with 1 when there is one. */
const source = { env: process.env, dotEnv: loadDotEnv(".env") };
// Both products have a PORT and a HOST of their own; in one shared file they mean the server's.
const problems = [
  ...checkServer(source),
  ...checkGateway({ env: withoutShared(source.env), dotEnv: withoutShared(source.dotEnv) }),
];
for (const line of new Set(problems.map(describe))) process.stdout.write(line);
if (problems.length === 0) process.stdout.write("✅ Every variable is fine.\n");
else process.exitCode = 1;

function withoutShared({ PORT: _port, HOST: _host, ...rest }: RawVariables): RawVariables {
  return rest;
}

function describe({ variable, problem, fix }: VariableProblem): string {
  return `❌ ${variable}: ${problem}.\n   ${fix}\n`;
}
