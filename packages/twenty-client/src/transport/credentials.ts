import { TwentyError } from "../errors/twenty-error.ts";
import { unlessAborted } from "./abort.ts";
import type { AccessTokens } from "./access-tokens.ts";
import { normaliseApiKey } from "./api-key.ts";
import { createRedact, type Redact } from "./secrets.ts";

/** What one attempt is sent with, and what hides it in the answer. */
export interface Bearer {
  readonly headers: Readonly<Record<string, string>>;
  readonly redact: Redact;
}

/** Runs attempts with the right to be answered. */
export interface Credentials {
  run<Result>(
    signal: AbortSignal | undefined,
    attempt: (bearer: Bearer) => Promise<Result>,
  ): Promise<Result>;
}

/**
 * A key is sent as it is. A token that Twenty refuses is renewed and the attempt made once more, even if it
 * writes: who was not let in has changed nothing.
 * @throws TwentyError `invalid_configuration` for a key that no header could carry.
 */
export function createCredentials(
  apiKey: string | AccessTokens,
  headers: Readonly<Record<string, string>>,
): Credentials {
  const bearerOf = (token: string): Bearer => ({
    headers: { accept: "application/json", ...headers, authorization: `Bearer ${token}` },
    redact: createRedact([token, ...Object.values(headers)]),
  });
  if (typeof apiKey === "string") {
    const bearer = bearerOf(normaliseApiKey(apiKey));
    return { run: (_signal, attempt) => attempt(bearer) };
  }
  return {
    async run(signal, attempt) {
      const token = await unlessAborted(apiKey.current(), signal);
      try {
        return await attempt(bearerOf(token));
      } catch (error) {
        if (!isUnauthenticated(error)) throw error;
      }
      const renewed = await unlessAborted(apiKey.renew(token), signal);
      try {
        return await attempt(bearerOf(renewed));
      } catch (error) {
        throw isUnauthenticated(error) ? refusedForGood(error, apiKey) : error;
      }
    },
  };
}

function isUnauthenticated(error: unknown): error is TwentyError {
  return error instanceof TwentyError && error.code === "unauthenticated";
}

function refusedForGood(error: TwentyError, { wayOut }: AccessTokens): TwentyError {
  const { reason, status } = error;
  return new TwentyError("unauthenticated", reason, {
    wayOut,
    ...(status !== undefined && { status }),
    cause: error,
  });
}
