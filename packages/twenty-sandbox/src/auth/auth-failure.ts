import type { Authentication } from "./api-keys.ts";

/** What REST answers to a request without a valid key; the code sits in `error`. */
export function restAuthFailure(kind: Exclude<Authentication["kind"], "authenticated">): {
  status: number;
  body: { statusCode: number; messages: string[]; error: string };
} {
  const failure = FAILURES[kind];
  return {
    status: failure.status,
    body: { statusCode: failure.status, messages: [failure.message], error: failure.restError },
  };
}

/** What GraphQL answers, with status 200. */
export function graphqlAuthFailure(kind: "invalid" | "expired" | "revoked"): unknown {
  const { message, graphqlCode } = FAILURES[kind];
  return {
    errors: [
      {
        message,
        extensions: {
          userFriendlyMessage: {
            id: "z+7x/s",
            message: "You must be authenticated to perform this action.",
          },
          subCode: graphqlCode,
          code: graphqlCode,
        },
      },
    ],
  };
}

const FAILURES = {
  missing: {
    status: 403,
    message: "Missing authentication token",
    restError: "FORBIDDEN_EXCEPTION",
    graphqlCode: "FORBIDDEN",
  },
  invalid: {
    status: 401,
    message: "Token invalid.",
    restError: "UNAUTHENTICATED",
    graphqlCode: "UNAUTHENTICATED",
  },
  expired: {
    status: 401,
    message: "Token has expired.",
    restError: "UNAUTHENTICATED",
    graphqlCode: "UNAUTHENTICATED",
  },
  revoked: {
    status: 403,
    message: "This API Key is revoked",
    restError: "FORBIDDEN_EXCEPTION",
    graphqlCode: "FORBIDDEN",
  },
} as const;
