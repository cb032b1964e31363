import { TwentyError } from "../errors/twenty-error.ts";
import type { ApiChoice } from "../records/api-choice.ts";
import { type CollectionContext, createUntypedCollection } from "../records/collection.ts";
import type { AnyObjectDefinition } from "../records/object-definition.ts";
import { createOperationRunner, type OperationRunner } from "../records/operation-runner.ts";
import type { RecordCall } from "../records/record-api.ts";
import { writeNewRecord } from "../records/write-record.ts";
import type { ObjectSchema } from "../schema/object-schema.ts";
import type { SchemaCache } from "../schema/schema-cache.ts";
import { isSignOfDrift } from "../schema/schema-drift.ts";
import { trustedForMs, type WorkspaceSchema } from "../schema/workspace-schema.ts";
import { dynamicDefinition } from "./dynamic-definition.ts";
import type { DynamicCollection, DynamicInput, DynamicRecord } from "./dynamic-record.ts";

/** What collections of any object share. */
export interface DynamicContext {
  readonly choice: ApiChoice;
  readonly cache: SchemaCache;
  readonly schema: WorkspaceSchema;
}

/** Finds the object of a name, and does something with its records. */
export type WithObject = <Result>(
  name: string,
  signal: AbortSignal | undefined,
  operation: (current: CurrentObject) => Promise<Result>,
) => Promise<Result>;

/** An object as the workspace has it now. */
interface CurrentObject {
  readonly call: RecordCall;
  readonly run: OperationRunner;
  readonly records: UncheckedCollection;
}

/**
 * Resolves a name for each call. What turns out to contradict the workspace, or to be unknown in it, is
 * tried once more with metadata read anew, when that differs.
 */
export function createWithObject({ choice, cache, schema: workspace }: DynamicContext): WithObject {
  const made = new WeakMap<ObjectSchema, CurrentObject>();

  async function resolve(name: string, signal: AbortSignal | undefined): Promise<CurrentObject> {
    const schema = await workspace.object(name, signal === undefined ? {} : { signal });
    const known = made.get(schema);
    if (known !== undefined) return known;
    const all = await cache.all(signal);
    const object = dynamicDefinition(schema, (singular) => all.get(singular));
    const schemas = { schemaOf: () => Promise.resolve(schema), forget: () => cache.forget() };
    const current = {
      call: { object, schema },
      run: createOperationRunner(object, choice, schemas),
      records: createRecords(object, { choice, schemas }),
    };
    made.set(schema, current);
    return current;
  }

  return async (name, signal, operation) => {
    const current = await resolve(name, signal);
    try {
      return await operation(current);
    } catch (error) {
      if (!mayBeOutdated(error) || !forgotten(error)) throw error;
      const renewed = await resolve(name, signal);
      if (!differ(current.call.schema, renewed.call.schema)) throw error;
      return operation(renewed);
    }
  };

  function forgotten(error: unknown): boolean {
    return isSignOfDrift(error) || cache.forget(trustedForMs);
  }
}

/** What does not need the definition of the object. */
type UncheckedCollection = Omit<DynamicCollection, "check">;

/** A `Pick` by any text forgets that `id` is one, which the narrower type remembers. */
function createRecords(
  object: AnyObjectDefinition,
  context: CollectionContext,
): UncheckedCollection {
  return createUntypedCollection<DynamicRecord, DynamicInput, DynamicInput, string>(
    object,
    context,
  ) as UncheckedCollection;
}

/** Twenty contradicts the metadata, or the client refused a name that may have come since. */
function mayBeOutdated(error: unknown): boolean {
  if (!(error instanceof TwentyError) || error.mayHaveApplied) return false;
  return isSignOfDrift(error) || (error.code === "invalid_input" && error.status === undefined);
}

function differ(before: ObjectSchema, after: ObjectSchema): boolean {
  const facts = (schema: ObjectSchema) => JSON.stringify([...schema.fields.values()]);
  return facts(before) !== facts(after);
}

/** A handle on the records of an object; the name is looked up when something is done with it. */
export function createDynamicCollection(name: string, withObject: WithObject): DynamicCollection {
  const on = <Result>(
    { signal }: { readonly signal?: AbortSignal },
    operation: (records: UncheckedCollection) => Promise<Result>,
  ): Promise<Result> => withObject(name, signal, ({ records }) => operation(records));
  return {
    get: (id, options = {}) => on(options, (records) => records.get(id, options)),
    list: (options = {}) => on(options, (records) => records.list(options)),
    create: (input, options = {}) => on(options, (records) => records.create(input, options)),
    createMany: (inputs, options = {}) =>
      on(options, (records) => records.createMany(inputs, options)),
    update: (id, patch, options = {}) =>
      on(options, (records) => records.update(id, patch, options)),
    updateMany: (ids, patch, options = {}) =>
      on(options, (records) => records.updateMany(ids, patch, options)),
    softDelete: (id, options = {}) => on(options, (records) => records.softDelete(id, options)),
    softDeleteMany: (ids, options = {}) =>
      on(options, (records) => records.softDeleteMany(ids, options)),
    restore: (id, options = {}) => on(options, (records) => records.restore(id, options)),
    restoreMany: (ids, options = {}) => on(options, (records) => records.restoreMany(ids, options)),
    destroy: (id, options = {}) => on(options, (records) => records.destroy(id, options)),
    destroyMany: (ids, options = {}) => on(options, (records) => records.destroyMany(ids, options)),
    check: (input, { signal } = {}) =>
      withObject(name, signal, async ({ call: { object, schema } }) => {
        writeNewRecord(object, schema, input);
      }),
  };
}
