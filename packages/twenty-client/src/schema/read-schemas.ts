import { textOrEmpty, textOrNull } from "../composites/text.ts";
import type { WireRecord } from "../json.ts";
import { requireWireRecord, requireWireRecords } from "../wire-shape.ts";
import { type FieldSchema, type ObjectSchema, plainObject } from "./object-schema.ts";
import { type IsCustom, readFields } from "./read-field.ts";
import { standardObjects } from "./standard-objects.ts";

/** The active objects and fields in an answer of the metadata API, by the object's singular name. */
export function readSchemas(data: WireRecord): ReadonlyMap<string, ObjectSchema> {
  const { edges } = requireWireRecord(data.objects, "objects");
  const nodes = requireWireRecords(edges, "objects").map((edge) =>
    requireWireRecord(edge.node, "objects"),
  );
  const standardApplication = nodes.find(isPerson)?.applicationId;
  const schemas = nodes.map((node) => readObject(node, standardApplication));
  const known = new Map(schemas.map((schema) => [schema.singular, schema]));
  const isServed = isServedBy(known);
  return new Map(schemas.map((schema) => [schema.singular, withFields(schema, isServed)]));
}

/** Some fields are listed that records do not have, or not in the form of their type. */
function isServedBy(schemas: ReadonlyMap<string, ObjectSchema>): (field: FieldSchema) => boolean {
  const fields = [...schemas.values()].flatMap((schema) => [...schema.fields.values()]);
  // Where there is a second kind of rich text, the first one is a plain text that nobody writes any more.
  const hasSuccessor = fields.some(({ type }) => type === "RICH_TEXT_V2");
  return ({ type, relation }) => {
    // A relation to one of several objects lists the inactive ones too.
    if (type === "MORPH_RELATION" && relation?.targetObject) {
      return schemas.has(relation.targetObject);
    }
    return type !== "RICH_TEXT" || !hasSuccessor;
  };
}

function withFields(schema: ObjectSchema, has: (field: FieldSchema) => boolean): ObjectSchema {
  return { ...schema, fields: new Map([...schema.fields].filter(([, field]) => has(field))) };
}

function isPerson({ nameSingular }: WireRecord): boolean {
  return nameSingular === "person";
}

function readObject(node: WireRecord, standardApplication: unknown): ObjectSchema {
  const singular = textOrEmpty(node.nameSingular);
  const isSystem = node.isSystem === true;
  const isCustom = isCustomWith(standardApplication, !isSystem && !standardObjects.has(singular));
  const active = requireWireRecords(node.fieldsList, "fieldsList").filter(
    (field) => field.isActive !== false,
  );
  const isCustomField = isCustomWith(standardApplication, isCustom(node));
  const fields = active.flatMap((field) => readFields(field, isCustomField));
  return plainObject(singular, textOrEmpty(node.namePlural), fields, {
    id: textOrEmpty(node.id),
    ...labelsOf(node),
    description: textOrNull(node.description),
    isCustom: isCustom(node),
    isSystem,
    labelField: labelFieldOf(node, active),
    ...criteriaOf(node),
  });
}

/** Whatever does not belong to Twenty's own application is the workspace's; before applications there was `isCustom`. */
function isCustomWith(standardApplication: unknown, otherwise: boolean): IsCustom {
  return ({ isCustom, applicationId }) => {
    if (typeof isCustom === "boolean") return isCustom;
    const isKnown = typeof applicationId === "string" && typeof standardApplication === "string";
    return isKnown ? applicationId !== standardApplication : otherwise;
  };
}

function labelsOf({ nameSingular, namePlural, labelSingular, labelPlural }: WireRecord) {
  return {
    label: textOrNull(labelSingular) ?? textOrEmpty(nameSingular),
    labelPlural: textOrNull(labelPlural) ?? textOrEmpty(namePlural),
  };
}

function labelFieldOf(node: WireRecord, fields: readonly WireRecord[]): string {
  const wanted = textOrNull(node.labelIdentifierFieldMetadataId);
  const known = fields.find(({ id }) => wanted !== null && id === wanted);
  const usual = ["name", "title"].find((name) => fields.some((field) => field.name === name));
  return textOrNull(known?.name) ?? usual ?? "id";
}

function criteriaOf({ duplicateCriteria }: WireRecord): Partial<ObjectSchema> {
  if (duplicateCriteria === undefined) return {};
  const groups = Array.isArray(duplicateCriteria) ? duplicateCriteria : [];
  const columns = (group: unknown): string[] => (Array.isArray(group) ? group.map(String) : []);
  return { duplicateCriteria: groups.map(columns) };
}
