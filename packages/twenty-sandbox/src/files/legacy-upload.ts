import {
  GraphQLEnumType,
  GraphQLError,
  type GraphQLFieldConfigMap,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLString,
} from "graphql";
import { forbiddenResource, permissionDenied } from "../errors/errors.ts";
import type { WorkflowContext } from "../workflows/workflow-mutations.ts";
import { Upload } from "./upload.ts";
import { storeUpload } from "./upload-file.ts";

/** The folder of attachments on servers whose attachments hold a path. */
export const ATTACHMENT_FOLDER = "attachment";

const uploadScalar = new GraphQLScalarType({
  name: "Upload",
  parseValue(value) {
    if (value instanceof Upload) return value;
    throw new GraphQLError("Upload value invalid.");
  },
});

const fileFolder = new GraphQLEnumType({
  name: "FileFolder",
  values: { Attachment: { value: ATTACHMENT_FOLDER } },
});

const signedFile = new GraphQLObjectType({
  name: "SignedFile",
  fields: {
    path: { type: new GraphQLNonNull(GraphQLString) },
    token: { type: new GraphQLNonNull(GraphQLString) },
  },
});

/** How servers take files in whose attachments have a `fullPath` and no field of type FILES. */
export const legacyUploadMutations: GraphQLFieldConfigMap<unknown, WorkflowContext> = {
  uploadFile: {
    type: new GraphQLNonNull(signedFile),
    args: {
      file: { type: new GraphQLNonNull(uploadScalar) },
      fileFolder: { type: fileFolder },
    },
    resolve(_, { file }: { file: Upload }, { store, actor }) {
      if (actor === undefined) throw forbiddenResource();
      if (!store.access.hasTools) throw permissionDenied();
      const { id, path } = storeUpload(store.files, file, ATTACHMENT_FOLDER);
      // Nothing tells the server which record has it: it stays until somebody tidies up by hand.
      store.files.keep(id);
      const { token } = /\/files\/[^/]+\/(?<token>[^/]+)\//.exec(store.fileUrl(path))?.groups ?? {};
      return { path, token: token ?? "" };
    },
  },
};
