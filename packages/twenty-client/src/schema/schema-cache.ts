import type { Clock } from "../clock.ts";
import type { TwentyErrorCode } from "../errors/error-codes.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { AnyObjectDefinition } from "../records/object-definition.ts";
import { unlessAborted } from "../transport/abort.ts";
import type { ObjectSchema } from "./object-schema.ts";
import { standardSchema } from "./standard-schema.ts";

type Schemas = ReadonlyMap<string, ObjectSchema>;

/** What is known of the workspace's objects. */
export interface SchemaCache {
  /** The workspace's own schema, or the standard one where its metadata is not to be had. */
  schemaOf(object: AnyObjectDefinition, signal?: AbortSignal): Promise<ObjectSchema>;
  /** Reads it anew with the next call, after a sign that it has changed. */
  forget(): void;
}

const freshForMs = 300_000;
// A server that refuses its metadata is not asked again with every call.
const refusalHoldsForMs = 30_000;

/** Failures that say nothing of records: work goes on without metadata. All others would meet the call itself too. */
const refusals: ReadonlySet<TwentyErrorCode> = new Set([
  "forbidden",
  "not_found",
  "invalid_input",
  "schema_mismatch",
  "not_twenty",
  "invalid_response",
  "server_error",
]);

/** Reads the metadata once for all concurrent callers, and again when it has become old. */
export function createSchemaCache(load: () => Promise<Schemas>, clock: Clock): SchemaCache {
  let current: { readonly schemas: Promise<Schemas>; untilMs: number } | undefined;

  function loadAnew(): Promise<Schemas> {
    const entry = {
      schemas: load().catch((error: unknown): Schemas => {
        if (!(error instanceof TwentyError) || !refusals.has(error.code)) {
          if (current === entry) current = undefined;
          throw error;
        }
        entry.untilMs = clock.monotonicMs() + refusalHoldsForMs;
        return new Map();
      }),
      untilMs: clock.monotonicMs() + freshForMs,
    };
    current = entry;
    return entry.schemas;
  }

  return {
    async schemaOf(object, signal) {
      const fresh = current && clock.monotonicMs() < current.untilMs ? current.schemas : loadAnew();
      const schemas = await unlessAborted(fresh, signal);
      return schemas.get(object.singular) ?? standardSchema(object);
    },
    forget() {
      current = undefined;
    },
  };
}
