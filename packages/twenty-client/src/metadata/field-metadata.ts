import { textOrEmpty, textOrNull } from "../composites/text.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { RunRootField } from "../graphql/root-field.ts";
import type { Json, WireInput, WireRecord } from "../json.ts";
import type { CallOptions } from "../records/record-collection.ts";
import { definedParts } from "./defined-parts.ts";
import { type OptionInput, wireOptions } from "./field-options.ts";
import type { Locate, LocatedObject } from "./locate.ts";
import { createMutate } from "./mutate.ts";

/** What a new field is made of. */
export interface FieldInput extends FieldFacts {
  /** In camelCase, such as `favouriteToy`. */
  readonly name: string;
  readonly label: string;
  /** Twenty's name of the type, such as `TEXT`, `SELECT` or `RELATION`. */
  readonly type: string;
  /** For a field of the type `RELATION`. */
  readonly relation?: RelationInput;
}

/** The other side of a new relation. */
export interface RelationInput {
  /** Default `many-to-one`: a record of this object points at one of the target. */
  readonly kind?: "many-to-one" | "one-to-many";
  /** Singular or plural name. */
  readonly targetObject: string;
  /** What the target calls the field that leads back. */
  readonly targetLabel: string;
  readonly targetIcon?: string;
}

/** What can be said of new fields and of those that are there. */
export interface FieldFacts {
  readonly description?: string;
  readonly icon?: string;
  readonly isNullable?: boolean;
  readonly isUnique?: boolean;
  /** Without the quotes that Twenty keeps around texts. */
  readonly defaultValue?: Json;
  /** All of them, in their order: for an update, those that are not named are removed. */
  readonly options?: readonly OptionInput[];
  /** As Twenty has them for the type, such as `{ decimals: 2 }`. */
  readonly settings?: Readonly<Record<string, Json>>;
}

/** What of a field changes; its type never does. */
export interface FieldUpdate extends FieldFacts {
  readonly name?: string;
  readonly label?: string;
  /** An inactive field keeps its values and is not shown. */
  readonly isActive?: boolean;
}

/** A field after a change. */
export interface FieldMetadata {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly description: string | null;
  readonly isActive: boolean;
}

/** Changes of the fields of a workspace's objects. */
export interface FieldsMetadata {
  createField(object: string, input: FieldInput, options?: CallOptions): Promise<FieldMetadata>;
  updateField(
    object: string,
    field: string,
    patch: FieldUpdate,
    options?: CallOptions,
  ): Promise<FieldMetadata>;
  /** Destroys the field with all of its values; deactivate it to keep them. */
  deleteField(
    object: string,
    field: string,
    options?: CallOptions,
  ): Promise<{ readonly id: string }>;
}

const selection = "{id name label type description isActive}";

/** Fields over the metadata API. */
export function createFieldsMetadata(run: RunRootField, locate: Locate): FieldsMetadata {
  const mutate = createMutate(run, selection);
  const inputOf = (type: string, value: Json) => ({ input: { type, value } });

  return {
    async createField(objectName, input, options = {}) {
      const object = await locate.object(objectName, options);
      const field = await wireNewField(locate, object, input, options);
      const type = "CreateOneFieldMetadataInput!";
      return readField(await mutate("createOneField", inputOf(type, { field }), options));
    },
    async updateField(objectName, fieldName, patch, options = {}) {
      const object = await locate.object(objectName, options);
      const field = await locate.field(object, fieldName, options);
      const { name, label, isActive } = patch;
      const update = {
        ...definedParts({ name, label, isActive }),
        ...wireFacts(patch, textOrEmpty(field.type), field.options),
      };
      const value = { id: textOrEmpty(field.id), update };
      const type = "UpdateOneFieldMetadataInput!";
      return readField(await mutate("updateOneField", inputOf(type, value), options));
    },
    async deleteField(objectName, fieldName, options = {}) {
      const object = await locate.object(objectName, options);
      const field = await locate.field(object, fieldName, options);
      const id = textOrEmpty(field.id);
      await mutate("deleteOneField", inputOf("DeleteOneFieldInput!", { id }), options);
      return { id };
    },
  };
}

async function wireNewField(
  locate: Locate,
  object: LocatedObject,
  input: FieldInput,
  options: CallOptions,
): Promise<WireInput> {
  const { name, label, type, relation } = input;
  if ((relation !== undefined) !== (type === "RELATION")) {
    throw new TwentyError("invalid_input", "A relation has the type RELATION and a target", {
      field: "relation",
      wayOut: "Give the type RELATION together with `relation`, or neither.",
    });
  }
  return {
    objectMetadataId: object.id,
    type,
    name,
    label,
    ...wireFacts(input, type, null),
    ...(relation === undefined
      ? {}
      : { relationCreationPayload: await wireRelation(locate, relation, options) }),
  };
}

async function wireRelation(
  locate: Locate,
  { kind = "many-to-one", targetObject, targetLabel, targetIcon }: RelationInput,
  options: CallOptions,
): Promise<WireInput> {
  const target = await locate.object(targetObject, options);
  return {
    type: kind === "many-to-one" ? "MANY_TO_ONE" : "ONE_TO_MANY",
    targetObjectMetadataId: target.id,
    targetFieldLabel: targetLabel,
    targetFieldIcon: targetIcon ?? "IconLink",
  };
}

function wireFacts(facts: FieldFacts, type: string, current: unknown): WireInput {
  const { description, icon, isNullable, isUnique, defaultValue, options, settings } = facts;
  return definedParts({
    description,
    icon,
    isNullable,
    isUnique,
    settings,
    defaultValue: defaultValue === undefined ? undefined : quoted(defaultValue, type),
    options: options === undefined ? undefined : wireOptions(options, current),
  });
}

/** Texts go as SQL writes them; those of dates and ids are functions such as `now`, unless they are values. */
function quoted(value: Json, type: string): Json {
  if (typeof value === "string") {
    const isFunction = ["now", "uuid"].includes(value) && /^(?:DATE|DATE_TIME|UUID)$/.test(type);
    return isFunction ? value : `'${value.replaceAll("'", "''")}'`;
  }
  if (Array.isArray(value)) return value.map((item) => quoted(item, type));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, quoted(part, type)]),
  );
}

function readField(wire: WireRecord): FieldMetadata {
  return {
    id: textOrEmpty(wire.id),
    name: textOrEmpty(wire.name),
    label: textOrEmpty(wire.label),
    type: textOrEmpty(wire.type),
    description: textOrNull(wire.description),
    isActive: wire.isActive !== false,
  };
}
