import type { RelatedRecord } from "twenty-client";

/** What one column of a record can hold. */
type CellValue = string | number | readonly string[];

/** One thing to show of a record, and the client's fields it is made of. */
interface Column<Item> {
  readonly needs: readonly (keyof Item & string)[];
  show(item: Item): CellValue | null | undefined;
}

/** Everything that can be shown of an object's records, by the name of the tools' argument. */
export type Columns<Item> = Readonly<Record<string, Column<Item>>>;

type Shown<Set, Name extends keyof Set> = {
  [Key in Name]?: Set[Key] extends { show(item: never): infer Value }
    ? Exclude<Value, null | undefined>
    : never;
};

/** The other side of a relation: its name, or its id where the API in use does not tell the name. */
export function relatedName(
  related: RelatedRecord | null | undefined,
  id: string | null,
): string | null {
  return related?.name || id;
}

/** The columns' names, in their order. */
export function columnNames<Set extends object>(columns: Set): (keyof Set & string)[] {
  return Object.keys(columns) as (keyof Set & string)[];
}

/** The named columns of one record, without those that hold nothing: a model pays for each. */
export function showColumns<Item, Set extends Columns<Item>, Name extends keyof Set & string>(
  item: Item,
  columns: Set,
  names: readonly Name[],
): Shown<Set, Name> {
  const shown: Record<string, CellValue> = {};
  for (const name of names) {
    const value = columns[name]?.show(item);
    if (isFilled(value)) shown[name] = value;
  }
  return shown as Shown<Set, Name>;
}

/** The client's fields that the named columns are made of. */
export function neededFields<Item>(
  columns: Columns<Item>,
  names: readonly string[],
): readonly (keyof Item & string)[] {
  return [...new Set(names.flatMap((name) => columns[name]?.needs ?? []))];
}

function isFilled(value: CellValue | null | undefined): value is CellValue {
  return value !== undefined && value !== null && value !== "" && !isEmptyList(value);
}

function isEmptyList(value: CellValue): boolean {
  return typeof value === "object" && value.length === 0;
}
