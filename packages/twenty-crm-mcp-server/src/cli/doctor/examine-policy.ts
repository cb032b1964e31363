import { ConfigurationError } from "service-kit";
import type { ObjectSchema } from "twenty-client";
import { unknownNames } from "../../application/policy/unknown-names.ts";
import { loadPolicy } from "../../config/load-policy.ts";
import type { Finding } from "./finding.ts";

/** Looks for names in the policy that the workspace does not have: such a denial denies nothing. */
export async function* examinePolicy(
  file: string | undefined,
  objects: readonly ObjectSchema[],
): AsyncGenerator<Finding> {
  if (file === undefined) return;
  try {
    const policy = await loadPolicy(file);
    const unknown = policy === undefined ? [] : unknownNames(policy, objects);
    if (unknown.length === 0) {
      yield { check: "policy", status: "ok", detail: `${file} names what the workspace has` };
    }
    for (const detail of unknown) {
      yield { check: "policy", status: "warning", detail, fix: `Mend ${file}.` };
    }
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    for (const { problem, fix } of error.problems) {
      yield { check: "policy", status: "problem", detail: problem, fix };
    }
  }
}
