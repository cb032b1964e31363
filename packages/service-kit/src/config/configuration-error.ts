/** What is wrong with one variable, and how to mend it. */
export interface VariableProblem {
  readonly variable: string;
  readonly problem: string;
  readonly fix: string;
}

/** Thrown at start-up when the configuration cannot be used; the message names every variable and its fix. */
export class ConfigurationError extends Error {
  readonly problems: readonly VariableProblem[];

  constructor(problems: readonly VariableProblem[]) {
    const lines = problems.map(({ variable, problem, fix }) => `  ${variable}: ${problem}. ${fix}`);
    super(`The configuration cannot be used:\n${lines.join("\n")}`);
    this.name = "ConfigurationError";
    this.problems = problems;
  }
}
