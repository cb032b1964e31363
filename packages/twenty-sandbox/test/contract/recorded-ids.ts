import { parseCutJson } from "./partial-json.ts";
import type { Exchange } from "./recording.ts";

/** Ids for what no recording names; they sort behind everything. */
const SPARE_PREFIX = "fffffffe-0000-4000-8000-";

/** Gives the records that the replayed requests create the ids they had when they were recorded. */
export class RecordedIds {
  readonly #byName = new Map<string, string>();
  readonly #spare: string[];
  #queue: string[] = [];
  #made = 0;
  readonly #given = new Set<string>();

  /** `known` are ids of records that were seeded and so cannot be new. */
  constructor(exchanges: readonly Exchange[], known: ReadonlySet<string>) {
    const named = new Set<string>();
    const listed = new Set<string>();
    for (const exchange of exchanges) {
      visitRecords(recordedBody(exchange), (record) => {
        const id = String(record.id);
        const name = nameOf(record);
        if (name === undefined) listed.add(id);
        else if (!known.has(id)) {
          named.add(id);
          if (!this.#byName.has(name)) this.#byName.set(name, id);
        }
      });
    }
    for (const id of exchanges.flatMap(createdIds)) named.add(id);
    this.#spare = [...listed].filter((id) => !known.has(id) && !named.has(id));
  }

  /** Prepares for one exchange. */
  expect(exchange: Exchange): void {
    const { request, response } = exchange;
    const isMade = response.status < 300;
    const isBatch = request.path.startsWith("/rest/batch/") && Array.isArray(request.body);
    this.#queue = [];
    // An upsert answers with records that exist already; they take no new id.
    if (isMade)
      this.#queue = (isBatch ? this.#batchIds(exchange) : createdIds(exchange)).filter(
        (id) => !this.#given.has(id),
      );
  }

  /** The id of the next record. */
  next(): string {
    this.#made += 1;
    const id = this.#queue.shift() ?? SPARE_PREFIX + String(this.#made).padStart(12, "0");
    this.#given.add(id);
    return id;
  }

  /** A batch whose answer was cut: its ids are known from later answers, by the names of the records. */
  #batchIds(exchange: Exchange): string[] {
    const items = exchange.request.body as readonly Readonly<Record<string, unknown>>[];
    const recorded = createdIds(exchange);
    const used = new Set(recorded);
    return items.map((item, index) => {
      const known = recorded[index] ?? this.#byName.get(nameOf(item) ?? "");
      if (known !== undefined) return known;
      const spare = this.#spare.shift();
      return spare !== undefined && !used.has(spare) ? spare : this.next();
    });
  }
}

function createdIds(exchange: Exchange): string[] {
  const data = (recordedBody(exchange) as { data?: Readonly<Record<string, unknown>> })?.data ?? {};
  return Object.entries(data).flatMap(([key, value]) => {
    if (!key.startsWith("create")) return [];
    const records = Array.isArray(value) ? value : [value];
    return records.flatMap((record: { id?: string } | null) => record?.id ?? []);
  });
}

function recordedBody({ response }: Exchange): unknown {
  return response.truncatedFromChars === undefined
    ? response.body
    : parseCutJson(String(response.body));
}

function visitRecords(
  value: unknown,
  visit: (record: Readonly<Record<string, unknown>>) => void,
): void {
  if (typeof value !== "object" || value === null) return;
  const record = value as Readonly<Record<string, unknown>>;
  if (typeof record.id === "string") visit(record);
  for (const inner of Object.values(record)) visitRecords(inner, visit);
}

/** First and last name, which are enough to tell the records of a batch apart. */
function nameOf(record: Readonly<Record<string, unknown>>): string | undefined {
  const { name } = record;
  if (typeof name !== "object" || name === null) return undefined;
  const { firstName, lastName } = name as Readonly<Record<string, unknown>>;
  return typeof lastName === "string" && lastName !== ""
    ? `${String(firstName)} ${lastName}`
    : undefined;
}
