import { capitalise } from "../capitalise.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { compileGraphqlFilter, nest } from "../filters/compile-graphql.ts";
import { amongDeletedToo, idIn, idIs } from "../filters/filter-parts.ts";
import type { Json, WireRecord } from "../json.ts";
import type { ListQuery, RecordApi, RecordCall } from "../records/record-api.ts";
import type { RequestKind } from "../transport/http-request.ts";
import type { Transport } from "../transport/transport.ts";
import { requireWireRecord, requireWireRecords } from "../wire-shape.ts";
import { graphqlRequest, readGraphqlAnswer } from "./graphql-endpoint.ts";
import { pageSelection, pageVariables, readPage } from "./page.ts";
import { asksForRelations, selectionOf } from "./selection.ts";

interface Argument {
  readonly type: string;
  readonly value: Json;
}

/** One root field with its arguments: more than one a request would each cost of the rate budget. */
interface RootField {
  readonly name: string;
  readonly arguments: Readonly<Record<string, Argument>>;
  readonly selection: string;
}

/** Records over GraphQL. Names of fields and types come from definitions and metadata, values from variables. */
export function createGraphqlRecordApi(transport: Transport): RecordApi {
  async function run(kind: RequestKind, field: RootField, call: RecordCall): Promise<unknown> {
    const { document, variables } = documentOf(kind, field);
    const request = graphqlRequest("/graphql", { document, variables, kind, signal: call.signal });
    return (await transport.send(request, readGraphqlAnswer))[field.name];
  }

  /** A role may read a record but not those behind its relations; then Twenty refuses all of it. */
  async function read<Result>(
    call: RecordCall,
    attempt: (selection: string) => Promise<Result>,
  ): Promise<Result> {
    const { object, schema, fields } = call;
    try {
      return await attempt(selectionOf(object, schema, { fields, withRelations: true }));
    } catch (error) {
      const isRefused = error instanceof TwentyError && error.code === "forbidden";
      if (!isRefused || !asksForRelations(object, fields)) throw error;
      return attempt(selectionOf(object, schema, { fields, withRelations: false }));
    }
  }

  /** Relations are left out: a refusal to read them must not look like a refused write. */
  async function write(
    call: RecordCall,
    name: string,
    args: Readonly<Record<string, Argument>>,
    selection = selectionOf(call.object, call.schema, { withRelations: false }),
  ): Promise<unknown> {
    return run("write", { name, arguments: args, selection: `{${selection}}` }, call);
  }

  async function writeOne(...[call, name, args, selection]: Parameters<typeof write>) {
    return requireWireRecord(await write(call, name, args, selection), name);
  }

  async function writeMany(...[call, name, args, selection]: Parameters<typeof write>) {
    return requireWireRecords(await write(call, name, args, selection), name);
  }

  return {
    get: (call, id, includeDeleted) =>
      read(call, async (selection) => {
        const filter = includeDeleted ? amongDeletedToo(idIs(id)) : idIs(id);
        const field: RootField = {
          name: call.object.singular,
          arguments: {
            filter: {
              type: `${typeName(call)}FilterInput!`,
              value: compileGraphqlFilter(filter),
            },
          },
          selection: `{${selection}}`,
        };
        return foundRecord(await run("read", field, call), field.name);
      }),
    list: (call, query) =>
      read(call, async (selection) => {
        const field: RootField = {
          name: call.object.plural,
          arguments: { ...pageVariables(query), ...listArguments(call, query) },
          selection: pageSelection(selection),
        };
        return readPage(await run("read", field, call), field.name);
      }),
    create: (call, input, upsert) =>
      writeOne(call, `create${typeName(call)}`, {
        data: { type: `${typeName(call)}CreateInput!`, value: input },
        ...upsertArgument(upsert),
      }),
    createMany: (call, inputs, upsert) =>
      writeMany(call, `create${typeNamePlural(call)}`, {
        data: { type: `[${typeName(call)}CreateInput!]!`, value: inputs },
        ...upsertArgument(upsert),
      }),
    update: (call, id, patch) =>
      writeOne(call, `update${typeName(call)}`, {
        ...idArgument(id),
        data: { type: `${typeName(call)}UpdateInput!`, value: patch },
      }),
    updateMany: (call, ids, patch) =>
      writeMany(call, `update${typeNamePlural(call)}`, {
        ...idsArgument(call, ids),
        data: { type: `${typeName(call)}UpdateInput!`, value: patch },
      }),
    softDelete: (call, id) =>
      writeOne(call, `delete${typeName(call)}`, idArgument(id), "id deletedAt"),
    softDeleteMany: (call, ids) =>
      writeMany(call, `delete${typeNamePlural(call)}`, idsArgument(call, ids), "id deletedAt"),
    restore: (call, id) => writeOne(call, `restore${typeName(call)}`, idArgument(id)),
    restoreMany: (call, ids) =>
      writeMany(call, `restore${typeNamePlural(call)}`, idsArgument(call, ids)),
    destroy: (call, id) => writeOne(call, `destroy${typeName(call)}`, idArgument(id), "id"),
    destroyMany: (call, ids) =>
      writeMany(
        call,
        `destroy${typeNamePlural(call)}`,
        idsArgument(call, ids, { withDeleted: true }),
        "id",
      ),
  };
}

function documentOf(
  kind: RequestKind,
  { name, arguments: args, selection }: RootField,
): { document: string; variables: Record<string, Json> } {
  const entries = Object.entries(args);
  const declared = entries.map(([argument, { type }]) => `$${argument}:${type}`).join(",");
  const passed = entries.map(([argument]) => `${argument}:$${argument}`).join(",");
  const inBrackets = (text: string): string => (text === "" ? "" : `(${text})`);
  return {
    document: `${kind === "read" ? "query" : "mutation"}${inBrackets(declared)}{${name}${inBrackets(passed)}${selection}}`,
    variables: Object.fromEntries(entries.map(([argument, { value }]) => [argument, value])),
  };
}

function listArguments(call: RecordCall, query: ListQuery): Record<string, Argument> {
  const { filter, order } = query;
  return {
    ...(filter === undefined
      ? {}
      : { filter: { type: `${typeName(call)}FilterInput`, value: compileGraphqlFilter(filter) } }),
    ...(order.length === 0
      ? {}
      : {
          orderBy: {
            type: `[${typeName(call)}OrderByInput]`,
            value: order.map(({ path, direction }) => nest(path, direction)),
          },
        }),
  };
}

function idArgument(id: string): Record<string, Argument> {
  return { id: { type: "UUID!", value: id } };
}

/** The only filter that a bulk write ever carries; an empty one would match every record. */
function idsArgument(
  call: RecordCall,
  ids: readonly string[],
  { withDeleted = false } = {},
): Record<string, Argument> {
  const filter = withDeleted ? amongDeletedToo(idIn(ids)) : idIn(ids);
  return {
    filter: { type: `${typeName(call)}FilterInput!`, value: compileGraphqlFilter(filter) },
  };
}

function upsertArgument(upsert: boolean): Record<string, Argument> {
  return upsert ? { upsert: { type: "Boolean", value: true } } : {};
}

function foundRecord(value: unknown, what: string): WireRecord {
  if (value === null) throw new TwentyError("not_found", "Record not found");
  return requireWireRecord(value, what);
}

function typeName({ object }: RecordCall): string {
  return capitalise(object.singular);
}

function typeNamePlural({ object }: RecordCall): string {
  return capitalise(object.plural);
}
