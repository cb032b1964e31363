import fc from "fast-check";
import { hostileValue } from "./hostile-values.ts";

/** The parts of JSON Schema that tools use. */
interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** Things that exist in the workspace, so that calls get past the first check. */
export interface Known {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly objects: readonly string[];
}

/** Arguments for a tool: mostly as its schema wants them, with values that are right, odd or hostile. */
export function argumentsFor(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const right = objectOf(schema, known);
  const names = [...Object.keys(schema.properties ?? {}), "nmae", "__proto__", "ID", "query "];
  const oneWrong = fc
    .tuple(right, fc.constantFrom(...names), hostileValue)
    .map(([args, name, value]) => ({ ...args, [name]: value }));
  return fc.oneof(
    { weight: 5, arbitrary: right },
    { weight: 5, arbitrary: oneWrong },
    { weight: 1, arbitrary: fc.dictionary(fc.string({ maxLength: 12 }), hostileValue) },
  );
}

/** What is required is there; of the rest a few things are. */
function objectOf(schema: Schema, known: Known): fc.Arbitrary<Record<string, unknown>> {
  const required = schema.required ?? [];
  const properties = Object.entries(schema.properties ?? {});
  const optional = properties.map(([name]) => name).filter((name) => !required.includes(name));
  const values = Object.fromEntries(
    properties.map(([name, property]) => [name, valueFor(name, property, known)]),
  );
  return fc.subarray(optional, { maxLength: Math.min(3, optional.length) }).chain((chosen) => {
    const picked = [...required, ...chosen].map((name) => [name, values[name] ?? hostileValue]);
    return fc.record<Record<string, unknown>>(Object.fromEntries(picked));
  });
}

function valueFor(name: string, schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) {
    return fc.oneof(...schema.anyOf.map((branch) => valueFor(name, branch, known)));
  }
  const arbitraries: Readonly<Record<string, () => fc.Arbitrary<unknown>>> = {
    string: () => textFor(name, known),
    number: () => fc.oneof(fc.integer({ min: 0, max: 300 }), fc.double()),
    boolean: () => fc.boolean(),
    null: () => fc.constant(null),
    array: () => fc.array(valueFor(name, schema.items ?? {}, known), { maxLength: 4 }),
    object: () => objectFor(schema, known),
  };
  const anything = (): fc.Arbitrary<unknown> =>
    fc.oneof(textFor(name, known), fc.jsonValue({ maxDepth: 2 }));
  return (arbitraries[schema.type ?? ""] ?? anything)();
}

function objectFor(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if (schema.properties === undefined) {
    const field = fc.constantFrom(
      "name",
      "title",
      "jobTitle",
      "stage",
      "id",
      "emails",
      "or",
      "nope",
    );
    return fc.dictionary(field, fc.oneof(textFor("", known), hostileValue), { maxKeys: 3 });
  }
  return objectOf(schema, known);
}

/** What an argument of this name usually holds. */
const USUAL_TEXTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/email/i, ["ada@fuzz.example", "b.c@fuzz.example"]],
  [/phone/i, ["+14155552671", "+33612345678"]],
  [/domain|linkedin|url/i, ["https://fuzz.example", "fuzz2.example"]],
  [/date|after$|before$|from$|at$/i, ["2026-12-31", "2026-01-01", "2027-02-28T10:00:00Z"]],
  [/currency/i, ["USD", "EUR"]],
  [/amount|revenue/i, ["12.50", "0", "1000000"]],
  [/stage/i, ["NEW", "Meeting"]],
  [/status/i, ["TODO", "done"]],
  [/orderBy/, ["createdAt", "-createdAt", "id"]],
];

function textFor(name: string, { ids, names, objects }: Known): fc.Arbitrary<string> {
  if (/^ids?$|Ids?$/.test(name)) return fc.constantFrom(...ids, ...names.slice(0, 2));
  // The persons come first among what is known; other pairs of object and id are addresses of nothing.
  if (/^(record|with)$/.test(name)) {
    const objectsToTry = fc.constantFrom("person", "opportunity", ...objects);
    return fc.tuple(objectsToTry, fc.constantFrom(...ids, ...names)).map((pair) => pair.join("/"));
  }
  if (/object/i.test(name)) return fc.constantFrom(...objects);
  const usual = USUAL_TEXTS.find(([pattern]) => pattern.test(name))?.[1];
  if (usual !== undefined) return fc.constantFrom(...usual);
  return fc.oneof(
    fc.constantFrom(...names),
    fc.constantFrom(...ids),
    fc.string({ minLength: 1, maxLength: 20 }),
  );
}
