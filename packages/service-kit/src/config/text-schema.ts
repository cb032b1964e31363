/** What reading a text came to: a value, or why it is none. */
export type TextResult<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly error: { readonly issues: readonly TextIssue[] } };

interface TextIssue {
  readonly message: string;
}

/**
 * How the text of one variable becomes a value. A zod schema of strings is one, too; these are for processes
 * that start for each conversation, to which loading zod costs more than all else before the first answer.
 */
export interface TextReader<T> {
  safeParse(raw: string): TextResult<T>;
}

/** A reader that goes on step by step; the first step that refuses is the one that is told. */
export interface TextSchema<T> extends TextReader<T> {
  /** Refuses values that fail the check. */
  refine(check: (value: T) => boolean, message: string | ((value: T) => string)): TextSchema<T>;
  transform<Next>(change: (value: T) => Next): TextSchema<Next>;
}

/** Takes any text. */
export function textSchema(): TextSchema<string> {
  return schemaOf((raw) => ({ success: true, data: raw }));
}

/** Takes text of a pattern. */
export function patternSchema(pattern: RegExp, message: string): TextSchema<string> {
  return textSchema().refine((text) => pattern.test(text), message);
}

/** Takes one of these words. */
export function choiceSchema<const Word extends string>(words: readonly Word[]): TextSchema<Word> {
  return textSchema()
    .refine((text) => words.some((word) => word === text), `is not one of ${words.join(", ")}`)
    .transform((text) => text as Word);
}

function schemaOf<T>(safeParse: (raw: string) => TextResult<T>): TextSchema<T> {
  return {
    safeParse,
    refine: (check, message) =>
      schemaOf((raw) => {
        const result = safeParse(raw);
        return !result.success || check(result.data) ? result : refused(message, result.data);
      }),
    transform: (change) =>
      schemaOf((raw) => {
        const result = safeParse(raw);
        return result.success ? { success: true, data: change(result.data) } : result;
      }),
  };
}

function refused<T>(message: string | ((value: T) => string), value: T): TextResult<never> {
  const text = typeof message === "string" ? message : message(value);
  return { success: false, error: { issues: [{ message: text }] } };
}
