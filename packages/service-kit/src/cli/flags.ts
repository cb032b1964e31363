/** One flag of a command line. */
export interface Flag {
  /** `value`: takes one; `switch`: stands alone. */
  readonly kind: "value" | "switch";
  readonly description: string;
  /** One letter. */
  readonly short?: string;
  /** What the value is, for the help text. */
  readonly valueName?: string;
}

/** The flags of one program by their long names. */
export type FlagTable = Readonly<Record<string, Flag>>;

/** The raw words of flags that take a value, and `true` for switches that were given. */
export type FlagValues<T extends FlagTable> = {
  readonly [Name in keyof T]?: T[Name]["kind"] extends "value" ? string : true;
};

/** Only adds types: lets a table literal keep its exact shape. */
export function defineFlags<const T extends FlagTable>(table: T): T {
  return table;
}
