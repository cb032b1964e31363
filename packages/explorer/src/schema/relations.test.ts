import { expect, test } from "vitest";
import type { FieldInfo, ObjectInfo } from "../server/definitions.ts";
import { layout } from "./layout.ts";
import { relationsOf } from "./relations.ts";

function object(name: string, relations: Readonly<Record<string, string>>): ObjectInfo {
  const fields: FieldInfo[] = Object.entries(relations).map(([field, relation]) => ({
    name: field,
    type: "RELATION",
    relation,
  }));
  return { object: name, plural: `${name}s`, label: name, fields };
}

const objects = [
  object("company", { people: "one-to-many person", noteTargets: "one-to-many noteTarget" }),
  object("person", { company: "many-to-one company", owner: "many-to-one workspaceMember" }),
  object("note", { noteTargets: "one-to-many noteTarget" }),
  object("deal", { company: "many-to-one company", rival: "many-to-one company" }),
];
const relations = relationsOf(objects);

test("a relation is drawn once, and one through joining records as a line between the two", () => {
  expect(relations).toEqual([
    { from: "company", to: "note", fields: ["noteTargets"], kind: "many" },
    { from: "person", to: "company", fields: ["company"], kind: "one" },
    { from: "deal", to: "company", fields: ["company", "rival"], kind: "one" },
  ]);
});

test("the object with most relations is in the middle, and every box within the drawing", () => {
  const size = { width: 600, height: 400, boxWidth: 120, boxHeight: 40 };
  const placed = layout(
    objects.map((entry) => entry.object),
    relations,
    size,
  );
  expect(placed[0]).toEqual({ object: "company", x: 300, y: 200 });
  expect(placed).toHaveLength(4);
  for (const { x, y } of placed) {
    expect(x).toBeGreaterThanOrEqual(60);
    expect(x).toBeLessThanOrEqual(540);
    expect(y).toBeGreaterThanOrEqual(20);
    expect(y).toBeLessThanOrEqual(380);
  }
});
