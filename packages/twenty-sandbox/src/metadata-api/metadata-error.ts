import type { GraphQLError } from "graphql";
import { TwentyError } from "../errors/twenty-error.ts";
import { graphqlError, syntaxError } from "../graphql/graphql-error.ts";
import { MetadataRefusal } from "../metadata-changes/metadata-refusal.ts";

/** An error of a metadata mutation in GraphQL's shape. */
export function metadataError(error: GraphQLError): unknown {
  const { originalError: cause } = error;
  if (cause instanceof TwentyError) return graphqlError(cause);
  if (!(cause instanceof MetadataRefusal)) return syntaxError(error);
  const { entity, action, failure } = cause;
  return {
    message: cause.message,
    extensions: {
      code: "METADATA_VALIDATION_FAILED",
      errors: {
        [entity]: [
          {
            errors: [failure],
            type: action,
            metadataName: entity,
            flatEntityMinimalInformation: { id: "" },
          },
        ],
      },
      summary: { totalErrors: 1, [entity]: 1 },
      userFriendlyMessage: failure.userFriendlyMessage,
      message: `Validation failed for 1 ${entity}`,
    },
  };
}
