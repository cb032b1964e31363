import { TwentyError } from "../errors/twenty-error.ts";
import { writeOutcome } from "../errors/write-outcome.ts";
import type { SchemaCache } from "../schema/schema-cache.ts";
import { isSignOfDrift } from "../schema/schema-drift.ts";
import type { RequestKind } from "../transport/http-request.ts";
import type { ApiChoice } from "./api-choice.ts";
import type { AnyObjectDefinition } from "./object-definition.ts";
import type { RecordApi, RecordCall } from "./record-api.ts";

/** What a single operation asks for besides its own arguments. */
interface OperationOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told before the call waits for a second or more for the rate limit. */
  readonly onWait?: ((waitMs: number) => void) | undefined;
  readonly fields?: readonly string[] | undefined;
  /** What GraphQL has no words for. */
  readonly prefersRest?: boolean;
}

/** One operation on the records of an object, whichever API runs it. */
type Operation<Result> = (api: RecordApi, call: RecordCall) => Promise<Result>;

/** Runs operations on the records of one object. */
export type OperationRunner = <Result>(
  kind: RequestKind,
  options: OperationOptions,
  operation: Operation<Result>,
) => Promise<Result>;

/** Finds the schema, has an API chosen, and forgets the schema when an answer contradicts it. */
export function createOperationRunner(
  object: AnyObjectDefinition,
  choice: ApiChoice,
  schemas: Pick<SchemaCache, "schemaOf" | "forget">,
): OperationRunner {
  return async (kind, { signal, onWait, fields, prefersRest = false }, operation) => {
    const schema = await schemas.schemaOf(object, signal);
    const call: RecordCall = { object, schema, fields, signal, onWait };
    // Without metadata GraphQL could not ask for the workspace's own fields; REST sends them unasked.
    const lacksNames = kind === "read" && !schema.isComplete;
    const restFirst = prefersRest || lacksNames;
    try {
      return await choice.run(kind, { prefersRest: restFirst }, (api) => operation(api, call));
    } catch (error) {
      if (isSignOfDrift(error)) schemas.forget();
      // An answer that was good until its content was looked at: the write behind it has happened.
      throw isMisshapen(error) ? writeOutcome(error, kind) : error;
    }
  };
}

function isMisshapen(error: unknown): boolean {
  return error instanceof TwentyError && error.code === "invalid_response";
}
