import { graphqlRequest, readGraphqlAnswer } from "../graphql/graphql-endpoint.ts";
import { isWireRecord, type WireRecord } from "../json.ts";
import type { Transport } from "../transport/transport.ts";
import { requireWireRecord, requireWireRecords } from "../wire-shape.ts";
import type { FieldSchema, ObjectSchema } from "./object-schema.ts";

const document =
  "query{objects(paging:{first:1000},filter:{isActive:{is:true}}){edges{node{nameSingular namePlural fieldsList{name type isNullable isActive settings}}}}}";

/** Reads which objects and fields the workspace has, by the object's singular name. */
export async function loadSchemas(
  transport: Transport,
): Promise<ReadonlyMap<string, ObjectSchema>> {
  const data = await transport.send(
    graphqlRequest("/metadata", { document, kind: "read" }),
    readGraphqlAnswer,
  );
  const { edges } = requireWireRecord(data.objects, "objects");
  const schemas = requireWireRecords(edges, "objects").map((edge) =>
    readObject(requireWireRecord(edge.node, "objects")),
  );
  return new Map(schemas.map((schema) => [schema.singular, schema]));
}

function readObject(node: WireRecord): ObjectSchema {
  const fields = requireWireRecords(node.fieldsList, "fieldsList")
    .filter((field) => field.isActive !== false)
    .map(readField);
  return {
    singular: String(node.nameSingular),
    plural: String(node.namePlural),
    fields: new Map(fields.map((field) => [field.name, field])),
    isComplete: true,
  };
}

function readField(field: WireRecord): FieldSchema {
  const settings = isWireRecord(field.settings) ? field.settings : {};
  const joinColumn = settings.joinColumnName;
  return {
    name: String(field.name),
    type: String(field.type),
    isNullable: field.isNullable !== false,
    ...(typeof joinColumn === "string" ? { joinColumn } : {}),
  };
}
