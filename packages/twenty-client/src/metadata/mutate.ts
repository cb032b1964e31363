import { writeOutcome } from "../errors/write-outcome.ts";
import type { Arguments, RunRootField } from "../graphql/root-field.ts";
import type { WireRecord } from "../json.ts";
import type { CallOptions } from "../records/record-collection.ts";
import { requireWireRecord } from "../wire-shape.ts";

/** Changes one thing, and returns what it has become. */
export type Mutate = (name: string, args: Arguments, options: CallOptions) => Promise<WireRecord>;

/** An answer without the thing leaves it open whether the change happened. */
export function createMutate(run: RunRootField, selection: string): Mutate {
  return async (name, args, options) => {
    const answer = await run("write", { name, arguments: args, selection }, options);
    try {
      return requireWireRecord(answer, name);
    } catch (error) {
      throw writeOutcome(error, "write");
    }
  };
}
