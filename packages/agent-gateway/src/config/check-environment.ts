import { ConfigurationError, type EnvironmentSource, type VariableProblem } from "service-kit";
import { readConfig } from "./read-config.ts";

/** Every problem of the environment and `.env`, found without starting anything. */
export function checkEnvironment(
  source: Omit<EnvironmentSource, "ownPrefixes">,
): readonly VariableProblem[] {
  try {
    readConfig(source);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}
