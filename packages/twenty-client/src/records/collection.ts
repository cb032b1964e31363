import { textOrEmpty } from "../composites/text.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { WireInput, WireRecord } from "../json.ts";
import type { SchemaCache } from "../schema/schema-cache.ts";
import type { ApiChoice } from "./api-choice.ts";
import { completeUpdate, requireCompleteUpdate } from "./complete-update.ts";
import type { AnyObjectDefinition, ObjectDefinition } from "./object-definition.ts";
import { createOperationRunner, type OperationRunner } from "./operation-runner.ts";
import { readRecord } from "./read-record.ts";
import { createReadableCollection } from "./readable-collection.ts";
import type { RecordCall } from "./record-api.ts";
import type { DeletedRecord, ReadableCollection, RecordCollection } from "./record-collection.ts";
import { requireRecordId, requireRecordIds } from "./record-id.ts";
import { type AnyInput, writeNewRecord, writeRecord } from "./write-record.ts";

/** What all collections of a client share. */
export interface CollectionContext {
  readonly choice: ApiChoice;
  readonly schemas: Pick<SchemaCache, "schemaOf" | "forget">;
}

/** The records of an object that can only be read. */
export function createReadOnlyCollection<
  Item extends { readonly id: string },
  FilterField extends string,
>(
  definition: ObjectDefinition<Item, object, FilterField>,
  { choice, schemas }: CollectionContext,
): ReadableCollection<Item, FilterField> {
  const object = withoutTypes(definition);
  return createReadableCollection(object, createOperationRunner(object, choice, schemas));
}

/** The records of one object: checks inputs, translates both ways, and leaves the rest to the chosen API. */
export function createCollection<
  Item extends { readonly id: string },
  Create extends object,
  Update extends object,
  FilterField extends string,
>(
  definition: ObjectDefinition<Item, Create, FilterField>,
  context: CollectionContext,
): RecordCollection<Item, Create, Update, FilterField> {
  return createUntypedCollection(withoutTypes(definition), context);
}

/** The same for a definition that no type knows, such as one made from the workspace's metadata. */
export function createUntypedCollection<
  Item extends { readonly id: string },
  Create extends object,
  Update extends object,
  FilterField extends string,
>(
  object: AnyObjectDefinition,
  { choice, schemas }: CollectionContext,
): RecordCollection<Item, Create, Update, FilterField> {
  const run = createOperationRunner(object, choice, schemas);
  const read = (wire: WireRecord): Item => readRecord(object, wire) as unknown as Item;
  return {
    ...createReadableCollection<Item, FilterField>(object, run),
    ...createAndUpdate<Item, Create, Update>(object, run, read),
    ...deleteAndRestore(run, read),
  };
}

const maxCreatedAtOnce = 200;

function createAndUpdate<
  Item extends { readonly id: string },
  Create extends object,
  Update extends object,
>(
  object: AnyObjectDefinition,
  run: OperationRunner,
  read: (wire: WireRecord) => Item,
): Pick<
  RecordCollection<Item, Create, Update, string>,
  "create" | "createMany" | "update" | "updateMany"
> {
  return {
    create: (input, options = {}) =>
      run("write", options, async (api, call) =>
        read(await api.create(call, newRecord(call, input), options.upsert ?? false)),
      ),
    async createMany(inputs, options = {}) {
      if (inputs.length === 0 || inputs.length > maxCreatedAtOnce) {
        throw new TwentyError("invalid_input", `${inputs.length} records were given`, {
          wayOut: `Give 1 to ${maxCreatedAtOnce} records at once.`,
        });
      }
      return run("write", options, async (api, call) => {
        const wires = inputs.map((input, index) => atIndex(index, () => newRecord(call, input)));
        return (await api.createMany(call, wires, options.upsert ?? false)).map(read);
      });
    },
    async update(id, input, options = {}) {
      const recordId = requireRecordId(id);
      const whole = await completeUpdate(object, input as AnyInput, async (fields) => {
        const readOptions = { signal: options.signal, onWait: options.onWait, fields };
        const wire = await run("read", readOptions, (api, call) => api.get(call, recordId, true));
        return readRecord(object, wire, fields);
      });
      return run("write", options, async (api, call) =>
        read(await api.update(call, recordId, patchOf(call, whole))),
      );
    },
    async updateMany(ids, input, options = {}) {
      const recordIds = requireRecordIds(ids);
      requireCompleteUpdate(object, input as AnyInput);
      return run("write", options, async (api, call) =>
        (await api.updateMany(call, recordIds, patchOf(call, input as AnyInput))).map(read),
      );
    },
  };
}

function deleteAndRestore<Item extends { readonly id: string }>(
  run: OperationRunner,
  read: (wire: WireRecord) => Item,
): Pick<
  RecordCollection<Item, object, object, string>,
  "softDelete" | "softDeleteMany" | "restore" | "restoreMany" | "destroy" | "destroyMany"
> {
  return {
    async softDelete(id, options = {}) {
      const recordId = requireRecordId(id);
      return run("write", options, async (api, call) =>
        readDeleted(await api.softDelete(call, recordId)),
      );
    },
    async softDeleteMany(ids, options = {}) {
      const recordIds = requireRecordIds(ids);
      return run("write", options, async (api, call) =>
        (await api.softDeleteMany(call, recordIds)).map(readDeleted),
      );
    },
    async restore(id, options = {}) {
      const recordId = requireRecordId(id);
      return run("write", options, async (api, call) => read(await api.restore(call, recordId)));
    },
    async restoreMany(ids, options = {}) {
      const recordIds = requireRecordIds(ids);
      return run("write", options, async (api, call) =>
        (await api.restoreMany(call, recordIds)).map(read),
      );
    },
    async destroy(id, options = {}) {
      const recordId = requireRecordId(id);
      return run("write", options, async (api, call) => readId(await api.destroy(call, recordId)));
    },
    async destroyMany(ids, options = {}) {
      const recordIds = requireRecordIds(ids);
      return run("write", options, async (api, call) =>
        (await api.destroyMany(call, recordIds)).map(readId),
      );
    },
  };
}

function newRecord(call: RecordCall, input: object): WireInput {
  return writeNewRecord(call.object, call.schema, input as AnyInput);
}

/** Says of a refusal which of the inputs it means. */
function atIndex(inputIndex: number, write: () => WireInput): WireInput {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof TwentyError)) throw error;
    const { code, reason, field, wayOut } = error;
    throw new TwentyError(code, `Record ${inputIndex + 1}: ${reason}`, {
      wayOut,
      inputIndex,
      ...(field === undefined ? {} : { field }),
    });
  }
}

/** An empty patch would change nothing but the time of the last change. */
function patchOf(call: RecordCall, input: AnyInput): WireInput {
  const patch = writeRecord(call.object, call.schema, input);
  if (Object.keys(patch).length > 0) return patch;
  throw new TwentyError("invalid_input", "The update names no field", {
    wayOut: "Name at least one field to change.",
  });
}

function readDeleted(wire: WireRecord): DeletedRecord {
  return { ...readId(wire), deletedAt: textOrEmpty(wire.deletedAt) };
}

function readId(wire: WireRecord): { readonly id: string } {
  return { id: textOrEmpty(wire.id) };
}

/** The generic code looks at fields by name, which their types forbid. */
function withoutTypes<Item, Input, FilterField extends string>(
  definition: ObjectDefinition<Item, Input, FilterField>,
): AnyObjectDefinition {
  return definition as unknown as AnyObjectDefinition;
}
