import type { Clock } from "../clock.ts";
import type { TwentyErrorCode } from "../errors/error-codes.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { AnyObjectDefinition } from "../records/object-definition.ts";
import { unlessAborted } from "../transport/abort.ts";
import type { ObjectSchema } from "./object-schema.ts";
import { standardSchema } from "./standard-schema.ts";

type Schemas = ReadonlyMap<string, ObjectSchema>;

/** What a reading came to; a refusal leaves the objects that every server has. */
interface Reading {
  readonly schemas: Schemas;
  readonly refusal?: TwentyError;
}

interface Entry {
  readonly reading: Promise<Reading>;
  readonly sinceMs: number;
  untilMs: number;
  /** The schemas, as soon as they have arrived. */
  arrived?: Schemas;
}

/** What is known of the workspace's objects. */
export interface SchemaCache {
  /** The workspace's own schema, or the standard one where its metadata is not to be had. */
  schemaOf(object: AnyObjectDefinition, signal?: AbortSignal): Promise<ObjectSchema>;
  /**
   * Every active object, by its singular name.
   * @throws TwentyError what the metadata was refused with.
   */
  all(signal?: AbortSignal): Promise<Schemas>;
  /** What is known now, without asking. */
  peek(): Schemas | undefined;
  /** Reads it anew with the next call, after a sign that it has changed; not what is younger than this. */
  forget(unlessYoungerThanMs?: number): boolean;
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
  let current: Entry | undefined;

  async function read(): Promise<Reading> {
    try {
      return { schemas: await load() };
    } catch (error) {
      if (!(error instanceof TwentyError) || !refusals.has(error.code)) throw error;
      return { schemas: new Map(), refusal: error };
    }
  }

  function readAnew(): Promise<Reading> {
    const sinceMs = clock.monotonicMs();
    const entry: Entry = { reading: read(), sinceMs, untilMs: sinceMs + freshForMs };
    current = entry;
    entry.reading.then(
      ({ schemas, refusal }) => {
        if (refusal === undefined) entry.arrived = schemas;
        else entry.untilMs = clock.monotonicMs() + refusalHoldsForMs;
      },
      () => {
        if (current === entry) current = undefined;
      },
    );
    return entry.reading;
  }

  function reading(signal: AbortSignal | undefined): Promise<Reading> {
    const fresh = current && clock.monotonicMs() < current.untilMs ? current.reading : readAnew();
    return unlessAborted(fresh, signal);
  }

  return {
    async schemaOf(object, signal) {
      const { schemas } = await reading(signal);
      return schemas.get(object.singular) ?? standardSchema(object);
    },
    async all(signal) {
      const { schemas, refusal } = await reading(signal);
      if (refusal !== undefined) throw refusal;
      return schemas;
    },
    peek: () => current?.arrived,
    forget(unlessYoungerThanMs = 0) {
      const ageMs = current === undefined ? 0 : clock.monotonicMs() - current.sinceMs;
      if (current === undefined || ageMs < unlessYoungerThanMs) return false;
      current = undefined;
      return true;
    },
  };
}
