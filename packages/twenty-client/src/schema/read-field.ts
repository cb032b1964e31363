import { capitalise } from "../capitalise.ts";
import { textOrEmpty } from "../composites/text.ts";
import { isWireRecord, type Json, type WireRecord } from "../json.ts";
import type { FieldOption, FieldRelation, FieldSchema } from "./object-schema.ts";

/** Whether the metadata of an object or a field says that the workspace made it. */
export type IsCustom = (node: WireRecord) => boolean;

/**
 * The fields that one entry of the metadata stands for. Several for a relation to one of several objects:
 * records have a field for each of them (`targetPerson`, `targetCompany`), the metadata lists one `target`.
 */
export function readFields(node: WireRecord, isCustom: IsCustom): readonly FieldSchema[] {
  const targets = wireRecords(node.morphRelations);
  if (targets.length === 0) return [readField(node, String(node.name), relationOf(node), isCustom)];
  const stem = stemOf(node, targets);
  return targets.map((target) => {
    const name = `${stem}${targetSuffix(target)}`;
    return readField(
      node,
      name,
      { ...kindAndTarget(target), ...joinColumn(target, name) },
      isCustom,
    );
  });
}

function readField(
  node: WireRecord,
  name: string,
  relation: FieldRelation | undefined,
  isCustom: IsCustom,
): FieldSchema {
  const options = wireRecords(node.options).map(readOption);
  return {
    id: textOrEmpty(node.id),
    name,
    type: textOrEmpty(node.type),
    label: textOrEmpty(node.label) || name,
    description: textOrEmpty(node.description) || null,
    isNullable: node.isNullable !== false,
    isCustom: isCustom(node),
    isSystem: node.isSystem === true,
    isUnique: node.isUnique === true,
    defaultValue: unquoted(node.defaultValue),
    ...(options.length === 0 ? {} : { options }),
    ...(relation === undefined ? {} : { relation }),
  };
}

function readOption(option: WireRecord): FieldOption {
  return {
    value: textOrEmpty(option.value),
    label: textOrEmpty(option.label) || textOrEmpty(option.value),
  };
}

function relationOf(node: WireRecord): FieldRelation | undefined {
  const settings = isWireRecord(node.settings) ? node.settings : {};
  const relation = isWireRecord(node.relation) ? node.relation : { type: settings.relationType };
  const column = textOrEmpty(settings.joinColumnName);
  if (column !== "") {
    return { kind: "many-to-one", targetObject: targetOf(relation), joinColumn: column };
  }
  const isRelation = /RELATION$/.test(textOrEmpty(node.type));
  if (!isRelation) return undefined;
  const known = kindAndTarget(relation);
  return { ...known, ...joinColumn(relation, textOrEmpty(node.name)) };
}

function kindAndTarget(relation: WireRecord): FieldRelation {
  const kind = relation.type === "MANY_TO_ONE" ? "many-to-one" : "one-to-many";
  return { kind, targetObject: targetOf(relation) };
}

function joinColumn({ type }: WireRecord, name: string): { readonly joinColumn?: string } {
  return type === "MANY_TO_ONE" ? { joinColumn: `${name}Id` } : {};
}

function targetOf({ targetObjectMetadata: target }: WireRecord): string {
  return isWireRecord(target) ? textOrEmpty(target.nameSingular) : "";
}

/** `target` of `targetCompany`: entries are named by the stem, or, on some servers, by one of their fields. */
function stemOf(node: WireRecord, targets: readonly WireRecord[]): string {
  const name = textOrEmpty(node.name);
  const settings = isWireRecord(node.settings) ? node.settings : {};
  const field = textOrEmpty(settings.joinColumnName).replace(/Id$/, "");
  const suffix = targets.map(targetSuffix).find((candidate) => field.endsWith(candidate));
  return suffix === undefined ? name : field.slice(0, field.length - suffix.length);
}

function targetSuffix(relation: WireRecord): string {
  const target = isWireRecord(relation.targetObjectMetadata) ? relation.targetObjectMetadata : {};
  const isToOne = relation.type === "MANY_TO_ONE";
  return capitalise(textOrEmpty(isToOne ? target.nameSingular : target.namePlural));
}

/** Twenty keeps texts as SQL does, in quotes, to tell them from functions such as `now`. */
function unquoted(value: unknown): Json {
  if (typeof value === "string") {
    return value.replace(/^'(.*)'$/s, (_, text: string) => text.replaceAll("''", "'"));
  }
  if (Array.isArray(value)) return value.map(unquoted);
  if (!isWireRecord(value)) {
    return typeof value === "number" || typeof value === "boolean" ? value : null;
  }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, unquoted(part)]));
}

function wireRecords(value: unknown): readonly WireRecord[] {
  return Array.isArray(value) ? value.filter(isWireRecord) : [];
}
