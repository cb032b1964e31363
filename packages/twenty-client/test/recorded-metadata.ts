import { type GraphQLSchema, isObjectType } from "graphql";
import { readRecording } from "./recordings.ts";

interface RecordedField {
  readonly name: string;
  readonly type: string;
  readonly id: string;
  readonly morphId?: string;
  readonly settings?: { readonly relationType?: string };
}

interface RecordedObject {
  readonly nameSingular: string;
  readonly namePlural: string;
  readonly fields: readonly RecordedField[];
}

interface ObjectNames {
  readonly nameSingular: string;
  readonly namePlural: string;
}

/** The objects of a real Twenty as its `/metadata` answers: relations with their targets, morph relations once. */
export function recordedMetadata(core: GraphQLSchema): unknown {
  const { data } = JSON.parse(readRecording("metadata/objects-full.json")) as {
    readonly data: { readonly objects: readonly RecordedObject[] };
  };
  const names = new Map(data.objects.map((object) => [typeName(object), object]));
  const edges = data.objects.map(({ fields, ...object }) => ({
    node: { ...object, fieldsList: fieldsList(core, names, object, fields) },
  }));
  return { data: { objects: { edges } } };
}

function fieldsList(
  core: GraphQLSchema,
  names: ReadonlyMap<string, ObjectNames>,
  object: ObjectNames,
  fields: readonly RecordedField[],
): readonly unknown[] {
  const relationOf = (field: RecordedField) => {
    const type = field.settings?.relationType;
    const target = names.get(targetTypeName(core, object, field.name) ?? "");
    return type === undefined || target === undefined
      ? null
      : { type, targetObjectMetadata: target };
  };
  const seen = new Set<string>();
  return fields.flatMap((field) => {
    if (field.morphId === undefined) return [{ ...field, relation: relationOf(field) }];
    if (seen.has(field.morphId)) return [];
    seen.add(field.morphId);
    const group = fields.filter(({ morphId }) => morphId === field.morphId);
    const morphRelations = group.map(relationOf).filter((relation) => relation !== null);
    return [{ ...field, name: stemOf(field, morphRelations[0]), relation: null, morphRelations }];
  });
}

function stemOf(
  { name }: RecordedField,
  relation: { readonly type: string; readonly targetObjectMetadata: ObjectNames } | undefined,
): string {
  if (relation === undefined) return name;
  const { nameSingular, namePlural } = relation.targetObjectMetadata;
  const suffix = relation.type === "MANY_TO_ONE" ? nameSingular : namePlural;
  return name.slice(0, name.length - suffix.length);
}

function targetTypeName(
  core: GraphQLSchema,
  object: ObjectNames,
  field: string,
): string | undefined {
  const type = core.getType(typeName(object));
  if (!isObjectType(type)) return undefined;
  const target = type.getFields()[field]?.type.toString();
  return target?.replace(/[[\]!]|Connection/g, "");
}

function typeName({ nameSingular }: ObjectNames): string {
  return nameSingular.charAt(0).toUpperCase() + nameSingular.slice(1);
}
