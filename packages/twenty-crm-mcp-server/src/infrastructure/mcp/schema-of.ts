import type { Clock } from "service-kit";
import type { ObjectSchema, TwentyClient } from "twenty-client";

/** What is known of a workspace's objects; nothing where Twenty does not tell in time. */
export type SchemaOf = (
  twenty: Pick<TwentyClient, "schema">,
) => Promise<readonly ObjectSchema[] | undefined>;

/** How long a client waits for the workspace's own fields; without them it gets the tools as they are everywhere. */
const PATIENCE_MS = 2_000;
/** A Twenty that did not tell is not asked again for a while: nobody else shall wait for it. */
const GIVEN_UP_MS = 30_000;

/** Asks each workspace once, and remembers which of them did not answer. */
export function createSchemaOf(clock: Clock): SchemaOf {
  const givenUpUntilMs = new WeakMap<TwentyClient["schema"], number>();
  return async ({ schema }) => {
    const known = schema.peek();
    if (known !== undefined) return known;
    if (clock.monotonicMs() < (givenUpUntilMs.get(schema) ?? 0)) return undefined;
    const patience = new AbortController();
    const timer = clock.setTimer(() => patience.abort(), PATIENCE_MS);
    try {
      return await schema.objects({ signal: patience.signal });
    } catch {
      givenUpUntilMs.set(schema, clock.monotonicMs() + GIVEN_UP_MS);
      return undefined;
    } finally {
      timer.cancel();
    }
  };
}
