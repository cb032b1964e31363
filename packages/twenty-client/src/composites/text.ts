/** Twenty stores empty text as NULL and reads it back as ""; both mean "nothing" here. */
export function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** For texts that every record has, where nothing reads as "". */
export function textOrEmpty(value: unknown): string {
  return typeof value === "string" ? value : "";
}
