import { TwentyError } from "../errors/twenty-error.ts";
import type { ObjectModel } from "../metadata/model.ts";
import { recordFromRow, valueFromCell } from "../records/record.ts";
import { selectList } from "../records/select-list.ts";
import type { Store } from "../records/store.ts";
import type { Row } from "../storage/column-type.ts";
import { identifier } from "../storage/identifier.ts";
import { fold, tokenize } from "./tokenize.ts";

const MAX_RESULTS = 100;
/** One word found once, as PostgreSQL's ts_rank_cd and ts_rank weigh it in Twenty's answers. */
const RANK_CD = 0.2;
const RANK = 0.121_585_42;

/** What to look for, and where. */
export interface SearchRequest {
  readonly searchInput: string;
  readonly limit: number;
  /** Cursor of the last result that is known already. */
  readonly after?: string | undefined;
  readonly includedObjects?: readonly string[] | undefined;
  readonly excludedObjects?: readonly string[] | undefined;
}

/** A record that was found. */
interface SearchResult {
  readonly recordId: string;
  readonly objectNameSingular: string;
  readonly objectLabelSingular: string;
  readonly label: string;
  readonly imageUrl: string;
  readonly tsRankCD: number;
  readonly tsRank: number;
}

/** One page of results, each with the cursor behind it. */
export interface SearchPage {
  readonly edges: readonly { readonly node: SearchResult; readonly cursor: string }[];
  readonly hasNextPage: boolean;
}

/** Finds records in which every word of the input begins some word; objects come in a fixed order. */
export function searchRecords(store: Store, request: SearchRequest): SearchPage {
  const { searchInput, limit, after } = request;
  if (limit > MAX_RESULTS) throw refused(`Limit cannot exceed ${MAX_RESULTS} items`);
  const lastIds = decodeSearchCursor(after);
  const results: SearchResult[] = [];
  for (const object of searchedObjects(store, request)) {
    const missing = limit + 1 - results.length;
    if (missing <= 0) break;
    const behind = lastIds.get(object.nameSingular) ?? "";
    const rows = findMatches(store, object, searchInput, behind, missing);
    results.push(...rows.map((row) => resultOf(object, row, searchInput)));
  }
  const edges = results.slice(0, limit).map((node) => {
    lastIds.set(node.objectNameSingular, node.recordId);
    return { node, cursor: encodeSearchCursor(node, lastIds) };
  });
  return { edges, hasNextPage: results.length > limit };
}

/** Search cursors are of their own kind: the last rank, and the last record of each object. */
function encodeSearchCursor(
  { tsRankCD, tsRank }: SearchResult,
  lastIds: ReadonlyMap<string, string>,
): string {
  const position = {
    lastRanks: { tsRankCD, tsRank },
    lastRecordIdsPerObject: Object.fromEntries(lastIds),
  };
  return Buffer.from(JSON.stringify(position)).toString("base64");
}

function decodeSearchCursor(cursor: string | undefined): Map<string, string> {
  if (cursor === undefined) return new Map();
  try {
    const { lastRecordIdsPerObject } = JSON.parse(
      Buffer.from(cursor, "base64").toString("utf8"),
    ) as { lastRecordIdsPerObject: Record<string, string> };
    return new Map(Object.entries(lastRecordIdsPerObject));
  } catch {
    throw refused(`Invalid cursor: ${cursor}`);
  }
}

function refused(message: string): TwentyError {
  return new TwentyError(message, {
    status: 400,
    restError: "Error",
    graphqlCode: "BAD_USER_INPUT",
  });
}

const OBJECT_ORDER = ["person", "company", "opportunity", "note", "task"];

function searchedObjects({ workspace, access }: Store, request: SearchRequest): ObjectModel[] {
  const { includedObjects, excludedObjects } = request;
  const rank = (object: ObjectModel): number => {
    const index = OBJECT_ORDER.indexOf(object.nameSingular);
    return index === -1 ? OBJECT_ORDER.length : index;
  };
  return workspace.objects
    .filter((object) => object.definition.isSearchable !== false && access.has("read", object))
    .filter((object) => includedObjects?.includes(object.nameSingular) ?? true)
    .filter((object) => !excludedObjects?.includes(object.nameSingular))
    .sort((a, b) => rank(a) - rank(b));
}

function findMatches(
  store: Store,
  object: ObjectModel,
  input: string,
  behindId: string,
  limit: number,
): Row[] {
  const words = [...new Set(fold(input).split(/\s+/).flatMap(wordsOf))];
  const conditions = words.map(() => `instr(t."searchVector", ?) > 0`);
  const where = ['t."deletedAt" IS NULL', 't."id" > ?', ...conditions].join(" AND ");
  return store.database.all(
    `SELECT ${selectList(object, "t")} FROM ${identifier(object.nameSingular)} t` +
      ` WHERE ${where} ORDER BY t."id" LIMIT ?`,
    // In a printed tsvector each word begins after a quote, so this finds words by their beginning.
    [behindId, ...words.map((word) => `'${word.replaceAll("'", "''")}`), limit],
  );
}

function wordsOf(word: string): string[] {
  if (word === "") return [];
  const tokens = tokenize(word);
  return word.includes("@") && tokens[0] !== undefined ? [tokens[0]] : tokens;
}

function resultOf(object: ObjectModel, row: Row, input: string): SearchResult {
  const { definition, nameSingular } = object;
  const image = object.fields.get(definition.imageIdentifier ?? "")?.columns[0];
  return {
    recordId: String(row.id),
    objectNameSingular: nameSingular,
    objectLabelSingular: definition.labelSingular,
    label: labelOf(object, row),
    imageUrl: image === undefined ? "" : String(valueFromCell(image, row[image.name] ?? null)),
    tsRankCD: input === "" ? 0 : RANK_CD,
    tsRank: input === "" ? 0 : RANK,
  };
}

function labelOf(object: ObjectModel, row: Row): string {
  const value = recordFromRow(object, row)[object.definition.labelIdentifier];
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  return Object.values(value)
    .filter((part) => typeof part === "string")
    .join(" ")
    .trim();
}
