import type { AccessRules } from "twenty-client";
import { accessRules } from "../application/policy/access-rules.ts";
import type { Policy } from "../application/policy/policy.ts";
import { ruledOutTools } from "../application/policy/ruled-out-tools.ts";
import { catalogue } from "../application/tools/catalogue.ts";
import type { ExposureBound } from "../application/tools/narrow-exposure.ts";
import type { Config } from "./config.ts";
import { loadPolicy } from "./load-policy.ts";
import { onlyProfile, type Profiles } from "./profile.ts";

/** A configuration with its files read: the workspaces, and what may be done there within the operator's policy. */
export interface RuledConfig extends Config {
  readonly profiles: Profiles;
  /** What the client of Twenty holds itself to; absent without a policy. */
  readonly access?: AccessRules;
}

/**
 * Reads the policy, if there is one, and leaves out what it rules out; reads the profiles, if there are any.
 * @throws ConfigurationError for a file that cannot be read or understood.
 */
export async function ruledConfig(config: Config): Promise<RuledConfig> {
  const policy = await loadPolicy(config.policyFile);
  const within = policy === undefined ? config : { ...config, ...ruled(config.exposure, policy) };
  return { ...within, profiles: await profilesOf(within) };
}

/** The workspaces of a configuration, whatever a policy says of them. @throws ConfigurationError */
export async function profilesOf({ twenty, exposure, http }: Config): Promise<Profiles> {
  if (twenty.kind !== "profiles") return onlyProfile(twenty, exposure, http.webhookSecret);
  const { loadProfiles } = await import("./load-profiles.ts");
  return loadProfiles(twenty, exposure);
}

/** What can be offered at most within a policy, and what the client of Twenty holds itself to. */
export function ruled(
  exposure: ExposureBound,
  policy: Policy,
): Required<Pick<RuledConfig, "exposure" | "access">> {
  const excludedTools = exposure.excludedTools.union(ruledOutTools(policy, catalogue));
  return { exposure: { ...exposure, excludedTools }, access: accessRules(policy) };
}
