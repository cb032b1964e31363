import type { AccessRules } from "twenty-client";
import { accessRules } from "../application/policy/access-rules.ts";
import type { Policy } from "../application/policy/policy.ts";
import { ruledOutTools } from "../application/policy/ruled-out-tools.ts";
import { catalogue } from "../application/tools/catalogue.ts";
import type { ExposureBound } from "../application/tools/narrow-exposure.ts";
import type { Config } from "./config.ts";
import { loadPolicy } from "./load-policy.ts";

/** A configuration within the operator's policy. */
export interface RuledConfig extends Config {
  /** What the client of Twenty holds itself to; absent without a policy. */
  readonly access?: AccessRules;
}

/**
 * Reads the policy, if there is one, and leaves out what it rules out.
 * @throws ConfigurationError for a file that cannot be read or understood.
 */
export async function ruledConfig(config: Config): Promise<RuledConfig> {
  const policy = await loadPolicy(config.policyFile);
  if (policy === undefined) return config;
  return { ...config, ...ruled(config.exposure, policy) };
}

/** What can be offered at most within a policy, and what the client of Twenty holds itself to. */
export function ruled(
  exposure: ExposureBound,
  policy: Policy,
): Required<Pick<RuledConfig, "exposure" | "access">> {
  const excludedTools = exposure.excludedTools.union(ruledOutTools(policy, catalogue));
  return { exposure: { ...exposure, excludedTools }, access: accessRules(policy) };
}
