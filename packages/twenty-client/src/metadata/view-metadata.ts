import { textOrEmpty, textOrNull } from "../composites/text.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { Arguments, RunRootField } from "../graphql/root-field.ts";
import type { WireInput, WireRecord } from "../json.ts";
import type { CallOptions } from "../records/record-collection.ts";
import { requireRecordId } from "../records/record-id.ts";
import { requireWireRecord, requireWireRecords } from "../wire-shape.ts";
import { definedParts } from "./defined-parts.ts";
import type { Locate } from "./locate.ts";
import { createMutate } from "./mutate.ts";

/** How a view shows its records. */
export type ViewType = "table" | "kanban" | "calendar";

/** A saved way to look at the records of an object. */
export interface View {
  readonly id: string;
  readonly name: string;
  /** The object's singular name; null for an object that this key does not see. */
  readonly object: string | null;
  /** One of `ViewType`, or what Twenty itself lays out, such as `fields_widget`. */
  readonly type: string;
  readonly icon: string | null;
  readonly position: number;
  readonly isCompact: boolean;
  /** Whether others see it. */
  readonly isShared: boolean;
}

/** What a view changes to. */
export interface ViewUpdate {
  readonly name?: string;
  readonly type?: ViewType;
  readonly icon?: string;
  readonly position?: number;
  readonly isCompact?: boolean;
  readonly isShared?: boolean;
  /** The SELECT field whose options are the columns of a kanban. */
  readonly groupByField?: string;
  /** The date field by which a calendar places records. */
  readonly calendarField?: string;
}

/** What a new view is made of. */
export interface ViewInput extends ViewUpdate {
  readonly object: string;
  readonly name: string;
}

/** The views of a workspace. */
export interface ViewsMetadata {
  /** Of one object, or of all. */
  list(object?: string, options?: CallOptions): Promise<readonly View[]>;
  create(input: ViewInput, options?: CallOptions): Promise<View>;
  update(id: string, patch: ViewUpdate, options?: CallOptions): Promise<View>;
  delete(id: string, options?: CallOptions): Promise<{ readonly id: string }>;
}

const selection = "{id name objectMetadataId type icon position isCompact visibility}";

/** Views over the metadata API. */
export function createViewsMetadata(run: RunRootField, locate: Locate): ViewsMetadata {
  const change = createMutate(run, selection);

  /** The names are asked for first: a failure after the change would hide it. */
  async function mutate(name: string, args: Arguments, options: CallOptions): Promise<View> {
    const read = await readWith(options);
    return read(await change(name, args, options));
  }

  async function readWith(options: CallOptions): Promise<(wire: WireRecord) => View> {
    const objects = await locate.objects(options);
    const names = new Map(objects.map(({ id, singular }) => [id, singular]));
    return (wire) => readView(wire, names.get(textOrEmpty(wire.objectMetadataId)) ?? null);
  }

  /** Names of fields become their ids, which is what views keep. */
  async function wireView(objectId: string, patch: ViewUpdate, options: CallOptions) {
    const { groupByField, calendarField, ...rest } = patch;
    const fields =
      groupByField === undefined && calendarField === undefined
        ? []
        : await locate.fields(objectId, options);
    return definedParts({
      ...wireFacts(rest),
      mainGroupByFieldMetadataId: fieldId(fields, groupByField),
      calendarFieldMetadataId: fieldId(fields, calendarField),
    });
  }

  async function objectOf(id: string, options: CallOptions): Promise<string> {
    const args = { id: { type: "String!", value: id } };
    const field = { name: "getView", arguments: args, selection: "{objectMetadataId}" };
    const view = await run("read", field, options);
    if (view === null) throw new TwentyError("not_found", "View not found");
    return textOrEmpty(requireWireRecord(view, "getView").objectMetadataId);
  }

  return {
    async list(object, options = {}) {
      const id = object === undefined ? undefined : (await locate.object(object, options)).id;
      const args: Arguments =
        id === undefined ? {} : { objectMetadataId: { type: "String", value: id } };
      const answer = await run("read", { name: "getViews", arguments: args, selection }, options);
      return requireWireRecords(answer, "getViews").map(await readWith(options));
    },
    async create({ object, ...input }, options = {}) {
      const { id } = await locate.object(object, options);
      const value: WireInput = {
        objectMetadataId: id,
        icon: "IconList",
        ...(await wireView(id, input, options)),
      };
      return mutate("createView", { input: { type: "CreateViewInput!", value } }, options);
    },
    async update(id, patch, options = {}) {
      const viewId = requireRecordId(id);
      const value = await wireView(await objectOf(viewId, options), patch, options);
      const args = {
        id: { type: "String!", value: viewId },
        input: { type: "UpdateViewInput!", value },
      };
      return mutate("updateView", args, options);
    },
    async delete(id, options = {}) {
      const viewId = requireRecordId(id);
      const args = { id: { type: "String!", value: viewId } };
      const field = { name: "deleteView", arguments: args, selection: "" };
      if ((await run("write", field, options)) !== true) {
        throw new TwentyError("not_found", "View not found");
      }
      return { id: viewId };
    },
  };
}

function wireFacts({ type, isShared, ...rest }: Omit<ViewUpdate, "groupByField">): WireInput {
  return definedParts({
    ...rest,
    type: type?.toUpperCase(),
    visibility: isShared === undefined ? undefined : isShared ? "WORKSPACE" : "UNLISTED",
  });
}

function fieldId(fields: readonly WireRecord[], name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const found = fields.find((field) => field.name === name);
  if (found !== undefined) return textOrEmpty(found.id);
  throw new TwentyError("invalid_input", `The object has no field "${name.slice(0, 60)}"`, {
    field: name.slice(0, 60),
  });
}

function readView(wire: WireRecord, object: string | null): View {
  return {
    id: textOrEmpty(wire.id),
    name: textOrEmpty(wire.name),
    object,
    type: textOrEmpty(wire.type).toLowerCase(),
    icon: textOrNull(wire.icon),
    position: Number(wire.position ?? 0),
    isCompact: wire.isCompact === true,
    isShared: wire.visibility !== "UNLISTED",
  };
}
