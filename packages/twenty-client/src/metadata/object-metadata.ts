import { textOrEmpty, textOrNull } from "../composites/text.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { RunRootField } from "../graphql/root-field.ts";
import type { Json, WireRecord } from "../json.ts";
import type { CallOptions } from "../records/record-collection.ts";
import { definedParts } from "./defined-parts.ts";
import type { Locate } from "./locate.ts";
import { createMutate } from "./mutate.ts";

/** What a new object is made of. */
export interface ObjectInput {
  /** In camelCase, such as `petOwner`. */
  readonly singular: string;
  readonly plural: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly description?: string;
  /** A name of Tabler's, such as `IconPaw`. */
  readonly icon?: string;
}

/** What of an object changes. */
export interface ObjectUpdate extends Partial<ObjectInput> {
  /** An inactive object keeps its records and is not shown. */
  readonly isActive?: boolean;
  /** The field that people know a record by. */
  readonly labelField?: string;
}

/** An object after a change. */
export interface ObjectMetadata {
  readonly id: string;
  readonly singular: string;
  readonly plural: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly description: string | null;
  readonly icon: string | null;
  readonly isActive: boolean;
}

/** Changes of a workspace's objects; names are found as they are now, whatever was kept. */
export interface ObjectsMetadata {
  createObject(input: ObjectInput, options?: CallOptions): Promise<ObjectMetadata>;
  updateObject(name: string, patch: ObjectUpdate, options?: CallOptions): Promise<ObjectMetadata>;
  /** Destroys the object with all of its records; deactivate it to keep them. */
  deleteObject(name: string, options?: CallOptions): Promise<{ readonly id: string }>;
}

const selection =
  "{id nameSingular namePlural labelSingular labelPlural description icon isActive}";

/** Objects over the metadata API. */
export function createObjectsMetadata(run: RunRootField, locate: Locate): ObjectsMetadata {
  const mutate = createMutate(run, selection);
  const inputOf = (type: string, value: Json) => ({ input: { type, value } });

  return {
    async createObject(input, options = {}) {
      await refuseTaken(locate, input, options);
      const value = { object: wireObject(input) };
      const type = "CreateOneObjectInput!";
      return readObject(await mutate("createOneObject", inputOf(type, value), options));
    },
    async updateObject(name, { labelField, ...patch }, options = {}) {
      const object = await locate.object(name, options);
      const label = labelField && (await locate.field(object, labelField, options)).id;
      const update = {
        ...wireObject(patch),
        ...(label === undefined ? {} : { labelIdentifierFieldMetadataId: textOrEmpty(label) }),
      };
      const value = { id: object.id, update };
      const type = "UpdateOneObjectInput!";
      return readObject(await mutate("updateOneObject", inputOf(type, value), options));
    },
    async deleteObject(name, options = {}) {
      const { id } = await locate.object(name, options);
      await mutate("deleteOneObject", inputOf("DeleteOneObjectInput!", { id }), options);
      return { id };
    },
  };
}

/** Twenty would answer with a page of consequences. */
async function refuseTaken(
  locate: Locate,
  { singular, plural }: ObjectInput,
  options: CallOptions,
): Promise<void> {
  const wanted = [singular, plural].map((name) => name.toLowerCase());
  const taken = (await locate.objects(options)).find((object) =>
    [object.singular, object.plural].some((name) => wanted.includes(name.toLowerCase())),
  );
  if (taken === undefined) return;
  throw new TwentyError("duplicate", `The workspace already has the object ${taken.singular}`, {
    field: "object",
    wayOut: "Use or update that object, activate it if it is inactive, or choose other names.",
  });
}

function wireObject({ singular, plural, label, labelPlural, ...rest }: Partial<ObjectUpdate>) {
  return definedParts({
    nameSingular: singular,
    namePlural: plural,
    labelSingular: label,
    labelPlural,
    ...rest,
  });
}

function readObject(wire: WireRecord): ObjectMetadata {
  return {
    id: textOrEmpty(wire.id),
    singular: textOrEmpty(wire.nameSingular),
    plural: textOrEmpty(wire.namePlural),
    label: textOrEmpty(wire.labelSingular),
    labelPlural: textOrEmpty(wire.labelPlural),
    description: textOrNull(wire.description),
    icon: textOrNull(wire.icon),
    isActive: wire.isActive !== false,
  };
}
