import { defineField } from "./define-field.ts";
import type { FieldDefinition, ObjectDefinition } from "./definitions.ts";

/**
 * How notes, tasks and attachments name what they are linked with: `targetPersonId` since Twenty has one
 * relation to several objects, `personId` on servers from before, whose attachments also hold the path of a file.
 */
export type TargetShape = "target" | "legacy";

/** The objects whose fields the shape names. */
const SHAPED: ReadonlySet<string> = new Set(["noteTarget", "taskTarget", "attachment"]);

/** An object as servers of that age define it. */
export function inTargetShape(definition: ObjectDefinition, shape: TargetShape): ObjectDefinition {
  if (shape === "target" || !SHAPED.has(definition.nameSingular)) return definition;
  return { ...definition, fields: definition.fields.map(withLegacyName).flatMap(inLegacyForm) };
}

/** An attachment held the path of its file, and said in words what kind of file it is. */
function inLegacyForm(field: FieldDefinition): readonly FieldDefinition[] {
  if (field.type === "FILES") return [];
  if (field.name === "fileCategory") return [defineField("TEXT", "type", "Type")];
  return [field];
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
