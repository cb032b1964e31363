import { randomUUID } from "node:crypto";
import { createManualClock } from "testkit";
import { startSandbox, twentyRateLimits } from "../../src/index.ts";
import type { WorkspaceModel } from "../../src/metadata/model.ts";
import { type Comparison, differences } from "./compare.ts";
import { groupDifferences, isRestGroups } from "./compare-groups.ts";
import { IdBindings } from "./id-bindings.ts";
import { parseCutJson } from "./partial-json.ts";
import { RecordedIds } from "./recorded-ids.ts";
import { RecordedPace } from "./recorded-pace.ts";
import { type RecordedRow, recordedRows } from "./recorded-rows.ts";
import { seedRecordedRows } from "./recorded-seed.ts";
import { RecordedTokens } from "./recorded-tokens.ts";
import { recordedFields, recordedObjects } from "./recorded-workspace.ts";
import { type Exchange, readRecordings, recordedObjectIds, recordedOrigin } from "./recording.ts";
import { replayRequest } from "./replay-request.ts";

/** Files that were recorded one after the other against the same database. */
export interface RecordingGroup {
  readonly files: readonly string[];
  /** Records made from here on were made by the recorded requests themselves. */
  readonly recordedFrom: string;
  /** Records that the requests presuppose and no answer shows whole, by object. */
  readonly alsoSeeded?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** The lowest position of an object's records before the first request. */
  readonly lowestPositions?: Readonly<Record<string, number>>;
  /** How many further records of each object lengthen its lists. */
  readonly fillers?: Readonly<Record<string, number>>;
  /** Recorded with the rate limits that Twenty has by default. */
  readonly isLimited?: true;
}

/** How one exchange compares. */
export interface Outcome {
  readonly file: string;
  readonly name: string;
  /** Empty when it matches. */
  readonly differences: readonly string[];
}

/** Replays a group against a fresh sandbox, in the recorded order. */
export async function replayGroup(group: RecordingGroup): Promise<Outcome[]> {
  const { files, recordedFrom } = group;
  const recordings = files.map((file) => ({ file, exchanges: readRecordings(file) }));
  let ids: RecordedIds | undefined;
  const time = group.isLimited === true ? createManualClock(new Date()) : undefined;
  const running = await startSandbox({
    createId: () => ids?.next() ?? randomUUID(),
    seed: "empty",
    apiKey: "recorded-key",
    apiKeyName: "Test key apple",
    extraObjects: recordedObjects,
    extraFields: recordedFields,
    origin: recordedOrigin(),
    workspaceName: "Apple",
    ...(time === undefined ? {} : { clock: time.clock, rateLimit: twentyRateLimits(100) }),
  });
  try {
    const bindings = new IdBindings();
    for (const { id, nameSingular } of recordedObjectIds()) {
      const own = running.sandbox.workspace.bySingular(nameSingular);
      if (own !== undefined) bindings.matches(id, own.id);
    }
    const all = recordings.flatMap(({ exchanges }) => exchanges);
    const rows = recordedRows(all, running.sandbox.workspace, recordedFrom);
    addRows(rows, running.sandbox.workspace, group.alsoSeeded ?? {});
    seedRecordedRows(running.sandbox, bindings, rows, group);
    ids = new RecordedIds(all, new Set(rows.keys()));
    const outcomes: Outcome[] = [];
    const tokens = new RecordedTokens(running);
    const pace = time === undefined ? undefined : new RecordedPace(running, time);
    for (const { file, exchanges } of recordings) {
      for (const exchange of exchanges) {
        ids.expect(exchange);
        const refused = (await pace?.before(exchange)) ?? [];
        const answer = await replayRequest(running, bindings, exchange, tokens.of(exchange));
        await pace?.after(exchange);
        tokens.note(answer.body);
        const comparison = { bindings, recordedFrom, isUnordered: unordered(exchange) };
        outcomes.push({
          file,
          name: exchange.name,
          differences: [...refused, ...compareAnswer(exchange, answer, comparison)],
        });
      }
    }
    return outcomes;
  } finally {
    await running.close();
  }
}

function addRows(
  rows: Map<string, RecordedRow>,
  workspace: WorkspaceModel,
  added: NonNullable<RecordingGroup["alsoSeeded"]>,
): void {
  for (const [name, records] of Object.entries(added)) {
    const object = workspace.bySingular(name);
    if (object === undefined) throw new Error(`No object ${name}`);
    for (const record of records) {
      const id = String(record.id);
      const isWhole = "createdAt" in (rows.get(id)?.record ?? {});
      if (!isWhole) rows.set(id, { object, record });
    }
  }
}

function compareAnswer(
  exchange: Exchange,
  answer: { readonly status: number; readonly body: unknown },
  comparison: Comparison,
): string[] {
  const { response } = exchange;
  if (response.status !== answer.status) {
    return [
      `status: recorded ${response.status}, got ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 200)}`,
    ];
  }
  if (isRestGroups(exchange)) {
    const isCut = response.truncatedFromChars !== undefined;
    const groups = isCut ? parseCutJson(String(response.body)) : response.body;
    return groupDifferences(
      exchange,
      groups as Parameters<typeof groupDifferences>[1],
      answer.body,
    );
  }
  if (response.truncatedFromChars === undefined) {
    return differences(response.body ?? "", answer.body, comparison);
  }
  const head = parseCutJson(String(response.body));
  // Cut inside its first object: only the status is known.
  if (head === undefined) return [];
  return differences(head, cutTo(head, answer.body, comparison), comparison);
}

/** Leaves of an answer only what was recorded before the cut. */
function cutTo(head: unknown, body: unknown, comparison: Comparison, path = ""): unknown {
  if (Array.isArray(head) && Array.isArray(body)) {
    const isUnordered = comparison.isUnordered(path);
    return head.map((item, index) => {
      const isKeyed = isUnordered && isObject(item) && "id" in item;
      const own = (isKeyed ? itemWithIdOf(item, body) : undefined) ?? body[index];
      const isLast = index === head.length - 1;
      return isLast ? cutTo(item, own, comparison, `${path}[${index}]`) : own;
    });
  }
  if (!isObject(head) || !isObject(body)) return body;
  const keys = Object.keys(head).filter((key) => key in body);
  return Object.fromEntries(
    keys.map((key) => [key, cutTo(head[key], body[key], comparison, `${path}.${key}`)]),
  );
}

function itemWithIdOf(item: unknown, items: readonly unknown[]): unknown {
  return items.find((own) => isObject(own) && isObject(item) && own.id === item.id);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Related records and the results of changing many come in no particular order. */
function unordered({ request }: Exchange): (path: string) => boolean {
  const isChangeOfMany =
    request.method === "PATCH" ||
    request.method === "DELETE" ||
    /mutation[^{]*\{\s*(?:update|delete|destroy|restore)/.test(JSON.stringify(request.body ?? ""));
  return (path) => {
    const depth = path.split(/[.[]/).length;
    const RELATED_DEPTH = 4;
    return isChangeOfMany || depth >= RELATED_DEPTH;
  };
}
