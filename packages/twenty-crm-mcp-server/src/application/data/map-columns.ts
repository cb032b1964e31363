import { nearestName } from "service-kit";
import type { FieldSchema, ObjectSchema } from "twenty-client";
import { fieldOf } from "../any-object/field-of.ts";
import { argumentName } from "../records/argument-name.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import { partsOf } from "./field-parts.ts";

/** Where a column's values go. */
interface ColumnTarget {
  /** As `readValues` names it: a field, the id behind a relation, or `id`. */
  readonly name: string;
  readonly field: FieldSchema;
  /** The part of a composite, such as `firstName`. */
  readonly part?: string;
}

/** Which column means what; columns that mean nothing are left out. */
export interface ColumnMapping {
  readonly targets: ReadonlyMap<string, ColumnTarget>;
  readonly ignored: readonly string[];
}

/** What a caller says of columns: the field, or null for none. */
export type GivenMapping = Readonly<Record<string, string | null>>;

/** What Twenty keeps itself: an export has it, an import leaves it alone. */
const KEPT_BY_TWENTY: ReadonlySet<string> = new Set([
  "createdAt",
  "updatedAt",
  "deletedAt",
  "createdBy",
  "updatedBy",
  "position",
  "searchVector",
]);

/**
 * Finds the field of each column by its name, its label, or what people call it.
 * @throws ToolFault when a given mapping names no field or no column, or two columns mean the same.
 */
export function mapColumns(
  columns: readonly string[],
  given: GivenMapping,
  schema: ObjectSchema,
): ColumnMapping {
  refuseUnknownColumns(given, columns);
  const known = knownTargets(schema);
  const targets = new Map<string, ColumnTarget>();
  for (const column of columns) {
    const target = Object.hasOwn(given, column)
      ? givenTarget(given[column] ?? null, schema, known)
      : known.get(folded(column));
    if (target !== undefined) targets.set(column, target);
  }
  preferIds(targets, given);
  refuseTwice(targets);
  return { targets, ignored: columns.filter((column) => !targets.has(column)) };
}

function givenTarget(
  name: string | null,
  schema: ObjectSchema,
  known: ReadonlyMap<string, ColumnTarget>,
): ColumnTarget | undefined {
  if (name === null) return undefined;
  const target = known.get(folded(name));
  if (target !== undefined) return target;
  const { field, isJoinColumn } = fieldOf(schema, name);
  return { name: isJoinColumn ? name : field.name, field };
}

/** Every name by which a column is understood, folded; the first of two fields with the same name has it. */
function knownTargets(schema: ObjectSchema): ReadonlyMap<string, ColumnTarget> {
  const known = new Map<string, ColumnTarget>();
  const learn = (names: readonly string[], target: ColumnTarget): void => {
    for (const name of names.map(folded)) if (!known.has(name)) known.set(name, target);
  };
  const fields = [...schema.fields.values()].filter(isWritable);
  for (const field of fields) learn([field.name], { name: field.name, field });
  for (const field of fields) {
    const { name, label, type, relation } = field;
    if (relation?.joinColumn !== undefined) {
      learn([relation.joinColumn], { name: relation.joinColumn, field });
    }
    learn([label], { name, field });
    for (const part of partsOf(type)) {
      learn([`${name}.${part}`, `${label} ${part}`], { name, field, part });
    }
  }
  for (const field of fields) {
    const { name, type } = field;
    const short = name.replace(/Link$/, "").replace(/s$/, "");
    learn([argumentName(name), short], { name, field });
    for (const part of partsOf(type)) {
      learn([part, ...(part === "street1" ? ["street"] : [])], { name, field, part });
    }
  }
  const named = schema.fields.get(schema.labelField);
  if (named !== undefined) {
    learn(["name", `${schema.singular} name`], { name: named.name, field: named });
  }
  return known;
}

function isWritable({ name, relation }: FieldSchema): boolean {
  return !KEPT_BY_TWENTY.has(name) && relation?.kind !== "one-to-many";
}

/** A related record that is given by id and by name is taken by its id. */
function preferIds(targets: Map<string, ColumnTarget>, given: GivenMapping): void {
  const ids = new Set([...targets.values()].map(({ name }) => name));
  for (const [column, { name, field }] of targets) {
    const { joinColumn } = field.relation ?? {};
    const hasId = joinColumn !== undefined && name !== joinColumn && ids.has(joinColumn);
    if (hasId && !Object.hasOwn(given, column)) targets.delete(column);
  }
}

function refuseTwice(targets: ReadonlyMap<string, ColumnTarget>): void {
  const columns = new Map<string, string>();
  for (const [column, { name, part }] of targets) {
    const meaning = part === undefined ? name : `${name}.${part}`;
    const other = columns.get(meaning);
    if (other !== undefined) {
      throw new ToolFault({
        field: "mapping",
        reason: `the columns ${JSON.stringify(other)} and ${JSON.stringify(column)} both mean ${meaning}`,
        wayOut: "Map one of them to another field or to null; nothing was done.",
      });
    }
    columns.set(meaning, column);
  }
}

function refuseUnknownColumns(given: GivenMapping, columns: readonly string[]): void {
  const unknown = Object.keys(given).find((column) => !columns.includes(column));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, columns);
  throw new ToolFault({
    field: "mapping",
    reason: `the table has no column ${JSON.stringify(unknown.slice(0, 40))}`,
    wayOut: nearest === undefined ? "Use its own column names." : `Did you mean ${nearest}?`,
  });
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
