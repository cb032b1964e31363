import type { ObjectInfo } from "../server/definitions.ts";

/** A line between two objects. */
export interface Relation {
  readonly from: string;
  readonly to: string;
  /** The fields that make it, from both sides where both are known. */
  readonly fields: readonly string[];
  /** `one`: many of `from` have one of `to`. `many`: through records that join the two. */
  readonly kind: "one" | "many";
}

/** Objects that do nothing but join two others, and the object that they belong to. */
const JOINS: Readonly<Record<string, string>> = { noteTarget: "note", taskTarget: "task" };

/** The relations between the objects, each once; those through joining records as one line. */
export function relationsOf(objects: readonly ObjectInfo[]): readonly Relation[] {
  const known = new Set(objects.map(({ object }) => object));
  const found = new Map<string, Relation>();
  for (const { object, fields } of objects) {
    for (const { name, relation = "" } of fields) {
      const [, kind, target = ""] = /^(many-to-one|one-to-many) (\w+)$/.exec(relation) ?? [];
      const joined = JOINS[target];
      if (joined !== undefined && joined !== object && known.has(joined)) {
        add(found, { from: object, to: joined, fields: [name], kind: "many" });
      } else if (kind === "many-to-one" && known.has(target)) {
        add(found, { from: object, to: target, fields: [name], kind: "one" });
      }
    }
  }
  return [...found.values()];
}

function add(found: Map<string, Relation>, relation: Relation): void {
  const key = `${relation.from} ${relation.to} ${relation.kind}`;
  const known = found.get(key);
  found.set(
    key,
    known === undefined ? relation : { ...known, fields: [...known.fields, ...relation.fields] },
  );
}
