import { hasRecordings, readJson } from "./recording.ts";

/** One recorded walk through all pages of a list. */
export interface RecordedWalk {
  readonly obj: string;
  readonly order: string;
  readonly filter?: string;
  readonly limit: number;
  readonly pages: number;
  readonly rows: number;
  readonly unique: number;
  readonly totalCount: number;
}

/** The page size of the first recording, which does not say it: 603 rows came on 13 pages. */
const FIRST_PAGE_SIZE = 50;

type Unsized = Omit<RecordedWalk, "limit">;

/** The walks by the file they were recorded in; none without recordings. */
export const recordedWalks: readonly {
  readonly file: string;
  readonly walks: readonly RecordedWalk[];
}[] = hasRecordings ? [first("rest/pagination-walks"), second("rest/pagination-walks-2")] : [];

function first(file: string) {
  const walks = readJson(file) as readonly Unsized[];
  return { file, walks: walks.map((walk) => ({ ...walk, limit: FIRST_PAGE_SIZE })) };
}

function second(file: string) {
  return { file, walks: (readJson(file) as { walks: readonly RecordedWalk[] }).walks };
}
