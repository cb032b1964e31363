import { GraphQLError } from "graphql";
import { TwentyError } from "../errors/twenty-error.ts";

/** Puts an error into GraphQL's shape; anything but a {@link TwentyError} is a fault of the sandbox. */
export function graphqlError(error: unknown): unknown {
  if (error instanceof GraphQLError) return syntaxError(error);
  if (!(error instanceof TwentyError)) throw error;
  const { subCode, graphqlCode, extensions } = error.details;
  return {
    message: error.message,
    extensions: {
      ...(subCode === undefined ? {} : { subCode }),
      userFriendlyMessage: error.userFriendlyMessage,
      ...extensions,
      code: graphqlCode,
    },
  };
}

/** A refusal of the whole document. */
export function documentRefused(message: string): unknown {
  return { message, extensions: { code: "BAD_USER_INPUT" } };
}

/** GraphQL's own errors keep message and place, and lose the rest. */
export function syntaxError({ message, locations }: GraphQLError): unknown {
  return { message, ...(locations === undefined ? {} : { locations }) };
}
