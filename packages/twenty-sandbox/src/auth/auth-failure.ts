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
  const { message, graphqlCode, restError: subCode, forPeople } = FAILURES[kind];
  return {
    errors: [
      {
        message,
        extensions: {
          userFriendlyMessage: forPeople,
          subCode,
          code: graphqlCode,
        },
      },
    ],
  };
}

const UNAUTHENTICATED = {
  id: "z+7x/s",
  message: "You must be authenticated to perform this action.",
};
const FORBIDDEN = {
  id: "q5OVn+",
  message: "You do not have permission to perform this action.",
};

const FAILURES = {
  missing: {
    status: 403,
    message: "Missing authentication token",
    restError: "FORBIDDEN_EXCEPTION",
    graphqlCode: "FORBIDDEN",
    forPeople: FORBIDDEN,
  },
  invalid: {
    status: 401,
    message: "Token invalid.",
    restError: "UNAUTHENTICATED",
    graphqlCode: "UNAUTHENTICATED",
    forPeople: UNAUTHENTICATED,
  },
  expired: {
    status: 401,
    message: "Token has expired.",
    restError: "UNAUTHENTICATED",
    graphqlCode: "UNAUTHENTICATED",
    forPeople: UNAUTHENTICATED,
  },
  revoked: {
    status: 403,
    message: "This API Key is revoked",
    restError: "FORBIDDEN_EXCEPTION",
    graphqlCode: "FORBIDDEN",
    forPeople: FORBIDDEN,
  },
} as const;
