import { readFile } from "node:fs/promises";
import { ConfigurationError } from "service-kit";
import type { Policy } from "../application/policy/policy.ts";

/**
 * The operator's rules; nothing where no file is named.
 * @throws ConfigurationError that names the file, the path in it, and the fix.
 */
export async function loadPolicy(file: string | undefined): Promise<Policy | undefined> {
  if (file === undefined) return undefined;
  // The reader of YAML is large, and most servers have no policy.
  const { readPolicy } = await import("../application/policy/read-policy.ts");
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw wrong(`cannot be read: ${reason}`, "Name a file that this process may read");
  });
  const policy = readPolicy(text);
  if (policy.ok) return policy.value;
  throw wrong(`${file}: ${policy.reason}`, "Mend the file; docs/guides/policy.md shows its form");
}

function wrong(problem: string, fix: string): ConfigurationError {
  return new ConfigurationError([{ variable: "MCP_POLICY_FILE", problem, fix }]);
}
