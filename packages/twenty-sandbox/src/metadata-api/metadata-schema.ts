import {
  type GraphQLFieldConfigMap,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from "graphql";
import { metadataId } from "../metadata/metadata-id.ts";
import type { ObjectModel, WorkspaceModel } from "../metadata/model.ts";
import {
  createField,
  deleteField,
  type FieldInput,
  type FieldUpdate,
  updateField,
} from "../metadata-changes/change-fields.ts";
import {
  createObject,
  deleteObject,
  type ObjectInput,
  type ObjectUpdate,
  updateObject,
} from "../metadata-changes/change-objects.ts";
import {
  everyField,
  everyObject,
  listedObjects,
  type OwnedField,
} from "../metadata-changes/find-metadata.ts";
import type { Store } from "../records/store.ts";
import { describeField, describeObject, describeRelation } from "./describe-field.ts";
import {
  createFieldInput,
  createObjectInput,
  objectFilter,
  required,
  updateFieldInput,
  updateObjectInput,
  wrapped,
} from "./metadata-inputs.ts";
import { type PagingInput, pageOf } from "./metadata-page.ts";
import { flags, json, text, texts, uuid } from "./metadata-scalars.ts";

/** What the metadata schema's fields can reach. */
export interface MetadataContext {
  readonly workspace: WorkspaceModel;
  readonly store: Store;
  readonly workspaceName: string;
}

const relationEnd = new GraphQLObjectType({
  name: "RelationObject",
  fields: texts("id", "nameSingular", "namePlural"),
});
const relationField = new GraphQLObjectType({
  name: "RelationField",
  fields: texts("id", "name"),
});
const relation = new GraphQLObjectType({
  name: "Relation",
  fields: {
    type: text,
    sourceObjectMetadata: { type: relationEnd },
    targetObjectMetadata: { type: relationEnd },
    sourceFieldMetadata: { type: relationField },
    targetFieldMetadata: { type: relationField },
  },
});

const field = new GraphQLObjectType({
  name: "Field",
  fields: {
    ...texts("id", "universalIdentifier", "applicationId", "type", "name", "label"),
    ...texts("description", "icon", "workspaceId", "objectMetadataId", "createdAt", "updatedAt"),
    ...flags("isActive", "isSystem", "isUIEditable", "isUIReadOnly", "isNullable", "isUnique"),
    ...flags("isLabelSyncedWithName"),
    defaultValue: { type: json },
    options: { type: json },
    settings: { type: json },
    relation: { type: relation },
  },
});

const pageInfo = new GraphQLObjectType({
  name: "PageInfo",
  fields: {
    ...flags("hasNextPage", "hasPreviousPage"),
    ...texts("startCursor", "endCursor"),
  },
});

const paging = {
  type: new GraphQLInputObjectType({
    name: "CursorPaging",
    fields: {
      before: text,
      after: text,
      first: { type: GraphQLInt },
      last: { type: GraphQLInt },
    },
  }),
};

function connection(name: string, node: GraphQLObjectType): GraphQLObjectType {
  const edge = new GraphQLObjectType({
    name: `${name}Edge`,
    fields: { cursor: text, node: { type: new GraphQLNonNull(node) } },
  });
  return new GraphQLObjectType({
    name: `${name}Connection`,
    fields: {
      pageInfo: { type: new GraphQLNonNull(pageInfo) },
      edges: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(edge))) },
    },
  });
}

const fieldConnection = connection("ObjectFields", field);

const object: GraphQLObjectType<ObjectNode, MetadataContext> = new GraphQLObjectType({
  name: "Object",
  fields: (): GraphQLFieldConfigMap<ObjectNode, MetadataContext> => ({
    ...texts("id", "universalIdentifier", "applicationId", "nameSingular", "namePlural"),
    ...texts("labelSingular", "labelPlural", "description", "icon", "shortcut", "workspaceId"),
    ...texts("labelIdentifierFieldMetadataId", "imageIdentifierFieldMetadataId"),
    ...texts("createdAt", "updatedAt"),
    ...flags("isRemote", "isActive", "isSystem", "isUIEditable", "isUICreatable"),
    ...flags("isUIReadOnly", "isSearchable", "isLabelSyncedWithName"),
    duplicateCriteria: { type: json },
    fieldsList: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(field))),
      resolve: ({ model }, _, { workspace }) => fieldNodes(workspace, model),
    },
    fields: {
      type: new GraphQLNonNull(fieldConnection),
      args: { paging },
      resolve: ({ model }, { paging: page }: { paging?: PagingInput }, { workspace }) =>
        pageOf(fieldNodes(workspace, model), page),
    },
  }),
});

const workspaceType = new GraphQLObjectType({
  name: "Workspace",
  fields: texts("id", "displayName", "subdomain"),
});

/** The schema of `/metadata`: what a client reads to learn a workspace's objects and fields. */
export const metadataSchema = new GraphQLSchema({
  query: new GraphQLObjectType<unknown, MetadataContext>({
    name: "Query",
    fields: {
      objects: {
        type: new GraphQLNonNull(connection("Object", object)),
        args: { paging, filter: { type: objectFilter } },
        resolve: (_, values: ObjectsArguments, { workspace }) =>
          pageOf(
            listedObjects(workspace)
              .map(objectNode)
              .filter((node) => passes(node, values.filter)),
            values.paging,
          ),
      },
      object: {
        type: object,
        args: { id: { type: new GraphQLNonNull(GraphQLString) } },
        resolve: (_, { id }: { id: string }, { workspace }) =>
          everyObject(workspace)
            .filter((model) => model.id === id)
            .map(objectNode)[0],
      },
      currentWorkspace: {
        type: new GraphQLNonNull(workspaceType),
        resolve: (_, _values, { workspaceName }) => ({
          id: metadataId("workspace"),
          displayName: workspaceName,
          subdomain: workspaceName.toLowerCase(),
        }),
      },
    },
  }),
  mutation: new GraphQLObjectType<unknown, MetadataContext>({
    name: "Mutation",
    fields: {
      createOneObject: {
        type: new GraphQLNonNull(object),
        args: {
          input: required(wrapped("CreateOneObjectInput", { object: required(createObjectInput) })),
        },
        resolve: (_, { input }: { input: { object: ObjectInput } }, { store }) =>
          objectNode(createObject(store, input.object)),
      },
      updateOneObject: {
        type: new GraphQLNonNull(object),
        args: {
          input: required(
            wrapped("UpdateOneObjectInput", {
              id: required(uuid),
              update: required(updateObjectInput),
            }),
          ),
        },
        resolve: (_, { input }: { input: { id: string; update: ObjectUpdate } }, { store }) =>
          objectNode(updateObject(store, input.id, input.update)),
      },
      deleteOneObject: {
        type: new GraphQLNonNull(object),
        args: { input: required(wrapped("DeleteOneObjectInput", { id: required(uuid) })) },
        resolve: (_, { input }: { input: { id: string } }, { store }) =>
          objectNode(deleteObject(store, input.id)),
      },
      createOneField: {
        type: new GraphQLNonNull(field),
        args: {
          input: required(
            wrapped("CreateOneFieldMetadataInput", { field: required(createFieldInput) }),
          ),
        },
        resolve: (_, { input }: { input: { field: FieldInput } }, { store, workspace }) =>
          fieldNode(workspace, createField(store, input.field)),
      },
      updateOneField: {
        type: new GraphQLNonNull(field),
        args: {
          input: required(
            wrapped("UpdateOneFieldMetadataInput", {
              id: required(uuid),
              update: required(updateFieldInput),
            }),
          ),
        },
        resolve: (
          _,
          { input }: { input: { id: string; update: FieldUpdate } },
          { store, workspace },
        ) => fieldNode(workspace, updateField(store, input.id, input.update)),
      },
      deleteOneField: {
        type: new GraphQLNonNull(field),
        args: { input: required(wrapped("DeleteOneFieldInput", { id: required(uuid) })) },
        resolve: (_, { input }: { input: { id: string } }, { store }) => {
          const { object: owner, field: gone } = deleteField(store, input.id);
          return { ...describeField(owner, gone), relation: null };
        },
      },
    },
  }),
});

interface ObjectsArguments {
  readonly paging?: PagingInput;
  readonly filter?: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
}

type ObjectNode = ReturnType<typeof describeObject> & { readonly model: ObjectModel };

function objectNode(model: ObjectModel): ObjectNode {
  return { ...describeObject(model), model };
}

function fieldNodes(workspace: WorkspaceModel, model: ObjectModel) {
  return everyField(model).map((item) => fieldNode(workspace, { object: model, field: item }));
}

function fieldNode(workspace: WorkspaceModel, { object: model, field: item }: OwnedField) {
  return {
    ...describeField(model, item),
    relation: describeRelation(workspace, model, item),
  };
}

function passes(node: ObjectNode, filter: ObjectsArguments["filter"]): boolean {
  return Object.entries(filter ?? {}).every(([name, comparison]) => {
    const value = node[name as keyof ObjectNode];
    const { is, isNot, eq, in: list } = comparison ?? {};
    if (is !== undefined && value !== is) return false;
    if (isNot !== undefined && value === isNot) return false;
    if (eq !== undefined && value !== eq) return false;
    return !Array.isArray(list) || list.includes(value);
  });
}
