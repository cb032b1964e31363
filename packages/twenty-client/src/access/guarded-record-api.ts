import { isWireRecord, type Json, type WireRecord } from "../json.ts";
import type { RecordApi, RecordCall } from "../records/record-api.ts";
import type { ObjectSchema } from "../schema/object-schema.ts";
import type { AccessRules, RecordOperation } from "./access-rules.ts";
import { refusedAccess, refusedField, refusedUnruly } from "./refused-access.ts";
import { pathsOf, requireVisible } from "./require-visible.ts";
import { isRetelling, withEventName, withoutRetold } from "./visible-history.ts";

/**
 * Holds an API to rules: refuses before it asks, and drops from answers what the narrowed schema does not
 * have, since REST sends every field unasked.
 */
export function guardedRecordApi(
  api: RecordApi,
  rules: AccessRules,
  schemaOf: (singular: string) => ObjectSchema | undefined,
): RecordApi {
  function demand({ object, schema }: RecordCall, ...operations: readonly RecordOperation[]): void {
    for (const operation of ["read", ...operations] as const) {
      if (!rules.allows(object, operation)) throw refusedAccess(operation, object.plural);
    }
    // Without the workspace's metadata nobody knows which fields there are to hide.
    if (!schema.isComplete) throw refusedUnruly("A workspace that does not tell its fields");
  }
  const shown = ({ schema }: RecordCall, wire: WireRecord): WireRecord => {
    return visiblePart(withoutRetold(schema.singular, wire, schemaOf), schema, schemaOf);
  };
  const asking = (call: RecordCall): RecordCall => ({
    ...call,
    fields: withEventName(call.schema.singular, call.fields),
  });
  const one =
    <Rest extends readonly unknown[]>(
      operations: readonly RecordOperation[],
      work: (call: RecordCall, ...rest: Rest) => Promise<WireRecord>,
    ) =>
    async (call: RecordCall, ...rest: Rest): Promise<WireRecord> => {
      demand(call, ...operations);
      return shown(call, await work(asking(call), ...rest));
    };
  const many =
    <Rest extends readonly unknown[]>(
      operations: readonly RecordOperation[],
      work: (call: RecordCall, ...rest: Rest) => Promise<readonly WireRecord[]>,
    ) =>
    async (call: RecordCall, ...rest: Rest): Promise<readonly WireRecord[]> => {
      demand(call, ...operations);
      return (await work(asking(call), ...rest)).map((wire) => shown(call, wire));
    };
  return {
    get: one([], (call, id: string, includeDeleted: boolean) => api.get(call, id, includeDeleted)),
    async list(call, query) {
      demand(call);
      const asked = [
        ...query.order.map(({ path }) => path),
        ...(query.filter ? pathsOf(query.filter) : []),
      ];
      requireVisible(asked, call.schema, schemaOf);
      requireUntold(asked, call);
      const page = await api.list(asking(call), query);
      return { ...page, records: page.records.map((wire) => shown(call, wire)) };
    },
    async create(call, input, upsert) {
      demand(call, "create", ...(upsert ? (["update", "restore"] as const) : []));
      return shown(call, await api.create(call, input, upsert));
    },
    async createMany(call, inputs, upsert) {
      demand(call, "create", ...(upsert ? (["update", "restore"] as const) : []));
      return (await api.createMany(call, inputs, upsert)).map((wire) => shown(call, wire));
    },
    update: one(["update"], (call, id: string, patch: Parameters<RecordApi["update"]>[2]) =>
      api.update(call, id, patch),
    ),
    updateMany: many(
      ["update"],
      (call, ids: readonly string[], patch: Parameters<RecordApi["updateMany"]>[2]) =>
        api.updateMany(call, ids, patch),
    ),
    softDelete: one(["delete"], (call, id: string) => api.softDelete(call, id)),
    softDeleteMany: many(["delete"], (call, ids: readonly string[]) =>
      api.softDeleteMany(call, ids),
    ),
    restore: one(["restore"], (call, id: string) => api.restore(call, id)),
    restoreMany: many(["restore"], (call, ids: readonly string[]) => api.restoreMany(call, ids)),
    destroy: one(["destroy"], (call, id: string) => api.destroy(call, id)),
    destroyMany: many(["destroy"], (call, ids: readonly string[]) => api.destroyMany(call, ids)),
    async groupBy(call, query) {
      demand(call);
      const asked = query.filter ? pathsOf(query.filter) : [];
      requireVisible(asked, call.schema, schemaOf);
      requireUntold([...asked, ...query.dimensions.map(fieldsOf)], call);
      return api.groupBy(call, query);
    },
    duplicates: many([], (call, id: string) => api.duplicates(call, id)),
    merge: one(["merge"], (call, merge: Parameters<RecordApi["merge"]>[1]) =>
      api.merge(call, merge),
    ),
  };
}

/** Refuses questions about what only answers can be rid of: a filter would tell what is in it. */
function requireUntold(
  paths: readonly (readonly string[])[],
  { schema: { singular } }: RecordCall,
): void {
  const told = paths.flat().find((name) => isRetelling(singular, name));
  if (told !== undefined) throw refusedField(told);
}

function fieldsOf(dimension: Json): readonly string[] {
  return isWireRecord(dimension) ? Object.keys(dimension) : [];
}

/** The fields of the schema, the ids behind its relations, and of related records what their schemas have. */
function visiblePart(
  wire: WireRecord,
  schema: ObjectSchema,
  schemaOf: (singular: string) => ObjectSchema | undefined,
): WireRecord {
  const columns = new Set(
    [...schema.fields.values()].flatMap(({ relation }) => relation?.joinColumn ?? []),
  );
  const entries = Object.entries(wire).flatMap(([name, value]) => {
    const field = schema.fields.get(name);
    if (field === undefined) return columns.has(name) || name === "id" ? [[name, value]] : [];
    if (field.relation === undefined || !isWireRecord(value)) return [[name, value]];
    const target = schemaOf(field.relation.targetObject);
    return target === undefined ? [] : [[name, visibleNames(value, target)]];
  });
  return Object.fromEntries(entries);
}

function visibleNames(related: WireRecord, { fields }: ObjectSchema): WireRecord {
  return Object.fromEntries(
    Object.entries(related).filter(([name]) => name === "id" || fields.has(name)),
  );
}
