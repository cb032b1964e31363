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
  readonly includedObjects?: readonly string[] | undefined;
  readonly excludedObjects?: readonly string[] | undefined;
}

/** A record that was found. */
export interface SearchResult {
  readonly recordId: string;
  readonly objectNameSingular: string;
  readonly objectLabelSingular: string;
  readonly label: string;
  readonly imageUrl: string;
  readonly tsRankCD: number;
  readonly tsRank: number;
}

/** Finds records in which every word of the input begins some word; objects come in a fixed order. */
export function searchRecords(
  store: Store,
  request: SearchRequest,
): { results: SearchResult[]; hasNextPage: boolean } {
  if (request.limit > MAX_RESULTS) {
    throw new TwentyError(`Limit cannot exceed ${MAX_RESULTS} items`, {
      status: 400,
      restError: "Error",
      graphqlCode: "BAD_USER_INPUT",
    });
  }
  const wanted = request.limit + 1;
  const results: SearchResult[] = [];
  for (const object of searchedObjects(store, request)) {
    if (results.length >= wanted) break;
    const rows = findMatches(store, object, request.searchInput, wanted - results.length);
    results.push(...rows.map((row) => resultOf(object, row, request.searchInput)));
  }
  return {
    results: results.slice(0, request.limit),
    hasNextPage: results.length > request.limit,
  };
}

const OBJECT_ORDER = ["person", "company", "opportunity", "note", "task"];

function searchedObjects({ workspace }: Store, request: SearchRequest): ObjectModel[] {
  const { includedObjects, excludedObjects } = request;
  const rank = (object: ObjectModel): number => {
    const index = OBJECT_ORDER.indexOf(object.nameSingular);
    return index === -1 ? OBJECT_ORDER.length : index;
  };
  return workspace.objects
    .filter((object) => object.definition.isSearchable !== false)
    .filter((object) => includedObjects?.includes(object.nameSingular) ?? true)
    .filter((object) => !excludedObjects?.includes(object.nameSingular))
    .sort((a, b) => rank(a) - rank(b));
}

function findMatches(store: Store, object: ObjectModel, input: string, limit: number): Row[] {
  const words = [...new Set(fold(input).split(/\s+/).flatMap(wordsOf))];
  const conditions = words.map(() => `instr(t."searchVector", ?) > 0`);
  const where = ['t."deletedAt" IS NULL', ...conditions].join(" AND ");
  return store.database.all(
    `SELECT ${selectList(object, "t")} FROM ${identifier(object.nameSingular)} t` +
      ` WHERE ${where} ORDER BY t."id" LIMIT ?`,
    // In a printed tsvector each word begins after a quote, so this finds words by their beginning.
    [...words.map((word) => `'${word.replaceAll("'", "''")}`), limit],
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
