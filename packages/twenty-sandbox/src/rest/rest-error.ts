import { TwentyError } from "../errors/twenty-error.ts";
import type { SandboxResponse } from "../http/exchange.ts";

/** Puts an error into REST's shape; anything but a {@link TwentyError} is a fault of the sandbox. */
export function restError(error: unknown): SandboxResponse {
  if (!(error instanceof TwentyError)) throw error;
  const { status, restError: name, restCode } = error.details;
  return {
    status,
    body: {
      statusCode: status,
      error: name,
      messages: [error.message],
      ...(restCode === undefined ? {} : { code: restCode }),
    },
  };
}
