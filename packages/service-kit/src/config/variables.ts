import type { TextReader } from "./text-schema.ts";

/** One environment variable: what it means, what it accepts, and how to mend a bad value. */
export interface Variable {
  readonly description: string;
  /** Parses the raw text; its output type is the type of the value. */
  readonly schema: TextReader<unknown>;
  /** Raw text used when the variable is unset; without it the variable is optional. */
  readonly default?: string;
  /** Masked wherever values are shown. */
  readonly secret?: true;
  /** A valid value, used in the fix of an error message. */
  readonly example?: string;
}

/** The variables of one process by name. */
export type VariableTable = Readonly<Record<string, Variable>>;

/** The parsed values: `undefined` where a variable has neither a value nor a default. */
export type VariableValues<T extends VariableTable> = {
  readonly [Name in keyof T]: T[Name] extends { readonly default: string }
    ? ValueOf<T[Name]["schema"]>
    : ValueOf<T[Name]["schema"]> | undefined;
};

type ValueOf<Schema extends TextReader<unknown>> = Extract<
  ReturnType<Schema["safeParse"]>,
  { readonly success: true }
>["data"];

/** Only adds types: lets a table literal keep its exact shape. */
export function defineVariables<const T extends VariableTable>(table: T): T {
  return table;
}
