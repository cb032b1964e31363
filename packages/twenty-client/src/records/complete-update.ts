import { TwentyError } from "../errors/twenty-error.ts";
import type { AnyFieldCodec, AnyObjectDefinition } from "./object-definition.ts";
import type { AnyInput } from "./write-record.ts";

/** Reads some fields of the record that is about to change. */
export type ReadCurrent = (fields: readonly string[]) => Promise<Readonly<Record<string, unknown>>>;

/**
 * The update with every composite whole that Twenty would otherwise empty in part: links always lose
 * the parts that a PATCH does not name, phones their additional numbers.
 */
export async function completeUpdate(
  object: AnyObjectDefinition,
  input: AnyInput,
  readCurrent: ReadCurrent,
): Promise<AnyInput> {
  const fields = partialFields(object, input);
  if (fields.length === 0) return input;
  const current = await readCurrent(fields);
  const completed = fields.map((field): [string, unknown] => {
    const { completion } = object.fields[field] as AnyFieldCodec;
    return [field, completion?.complete(input[field] as never, current[field], field)];
  });
  return { ...input, ...Object.fromEntries(completed) };
}

/**
 * One update for many records cannot be completed from each of them.
 * @throws TwentyError `invalid_input` for a composite that is not named whole.
 */
export function requireCompleteUpdate(object: AnyObjectDefinition, input: AnyInput): void {
  const [field] = partialFields(object, input);
  if (field === undefined) return;
  throw new TwentyError("invalid_input", `Only a part of ${field} is named for several records`, {
    field,
    wayOut: "Name the primary value with its label and the additional ones, or update one by one.",
  });
}

function partialFields(object: AnyObjectDefinition, input: AnyInput): string[] {
  return Object.entries(input)
    .filter(([field, value]) => {
      if (value === undefined || !Object.hasOwn(object.fields, field)) return false;
      return object.fields[field]?.completion?.isPartial(value as never, field) ?? false;
    })
    .map(([field]) => field);
}
