import type { FieldDefinition, ObjectDefinition } from "./definitions.ts";

/**
 * How notes and tasks name what they are linked with: `targetPersonId` since Twenty has one relation to
 * several objects, `personId` on servers from before.
 */
export type TargetShape = "target" | "legacy";

/** The objects whose fields the shape names. */
const SHAPED: ReadonlySet<string> = new Set(["noteTarget", "taskTarget"]);

/** An object as servers of that age define it. */
export function inTargetShape(definition: ObjectDefinition, shape: TargetShape): ObjectDefinition {
  if (shape === "target" || !SHAPED.has(definition.nameSingular)) return definition;
  return { ...definition, fields: definition.fields.map(withLegacyName) };
}

/** `targetPerson`, a relation to one of several objects, was `person`, a relation of its own. */
export function withLegacyName(field: FieldDefinition): FieldDefinition {
  const [, initial, rest] = /^target([A-Z])(\w*)$/.exec(field.name) ?? [];
  if (initial === undefined || rest === undefined) return field;
  return { ...field, type: "RELATION", name: `${initial.toLowerCase()}${rest}` };
}

/** Whether the fields of an object are named by the shape. */
export function isShaped(objectName: string): boolean {
  return SHAPED.has(objectName);
}
