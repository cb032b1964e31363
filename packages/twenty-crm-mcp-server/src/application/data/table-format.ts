/** The forms in which tables of records travel: comma-separated values (RFC 4180), one JSON array, one JSON object a line. */
export const tableFormats = ["csv", "json", "jsonl"] as const;

/** One of them. */
export type TableFormat = (typeof tableFormats)[number];
