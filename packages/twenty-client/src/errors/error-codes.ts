/** What a code means to whoever gets it: whether trying again can help, and what to do in one sentence. */
export interface ErrorMeaning {
  readonly retryable: boolean;
  readonly wayOut: string;
}

/** Every way in which a call can fail. The codes are stable: callers may branch on them. */
export const errorCodes = {
  invalid_configuration: {
    retryable: false,
    wayOut: "Correct the option that the message names.",
  },
  unauthenticated: {
    retryable: false,
    wayOut: "Make a new API key in Twenty under Settings → APIs & Webhooks and use it.",
  },
  forbidden: {
    retryable: false,
    wayOut: "Give the API key's role the right to do this in Twenty under Settings → Roles.",
  },
  not_found: {
    retryable: false,
    wayOut: "Check the id, or look among soft-deleted records.",
  },
  invalid_input: {
    retryable: false,
    wayOut: "Correct the value that the message names and send it again.",
  },
  duplicate: {
    retryable: false,
    wayOut: "Update the record that already has this value instead of creating another.",
  },
  schema_mismatch: {
    retryable: false,
    wayOut:
      "Check that the workspace has this object and field, and that no proxy removes the Authorization header.",
  },
  unsupported: {
    retryable: false,
    wayOut: "Use the API mode `auto` or `graphql`, or a simpler request.",
  },
  rate_limited: {
    retryable: true,
    wayOut: "Wait for the time that the error gives, and send fewer or larger requests.",
  },
  overloaded: {
    retryable: true,
    wayOut: "Send fewer calls at once, or raise the number of concurrent requests.",
  },
  timeout: {
    retryable: true,
    wayOut: "Try again, ask for less at once, or raise the timeout.",
  },
  unreachable: {
    retryable: true,
    wayOut: "Check that the base URL is right and that Twenty is running and reachable from here.",
  },
  unavailable: {
    retryable: true,
    wayOut:
      "Wait for the time that the error gives; check that Twenty is running if it stays so. Nothing was sent.",
  },
  connection_lost: {
    retryable: true,
    wayOut: "Try again; if it was a write, first look whether it happened.",
  },
  not_twenty: {
    retryable: false,
    wayOut:
      "Set the base URL to the address of the Twenty server itself, past any login page or redirect.",
  },
  invalid_response: {
    retryable: false,
    wayOut: "Check that the base URL leads to a supported version of Twenty.",
  },
  server_error: {
    retryable: true,
    wayOut: "Try again later; if it stays, look into the Twenty server's log.",
  },
  aborted: {
    retryable: false,
    wayOut: "Nothing is wrong: the caller gave up.",
  },
  closed: {
    retryable: false,
    wayOut: "Create a new client: this one was closed.",
  },
} as const satisfies Record<string, ErrorMeaning>;

/** A stable name for a kind of failure. */
export type TwentyErrorCode = keyof typeof errorCodes;
