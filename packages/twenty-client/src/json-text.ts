/** The third argument of a reviver: the text that the value was parsed from (ES2025, in Node since 21). */
interface ParsedFrom {
  readonly source?: string;
}

/** Not before its sixteenth digit is an integer more than a double can hold. */
const LONG_AMOUNT = /"amountMicros"\s*:\s*-?\d{16}/;

/**
 * JSON in, values out; amounts that a double cannot hold stay exact as bigint.
 * @throws SyntaxError for what is not JSON.
 */
export function parseJson(source: string): unknown {
  // A reviver is called for every value there is, which takes several times as long as the parsing.
  if (!LONG_AMOUNT.test(source)) return JSON.parse(source);
  return JSON.parse(source, (key: string, value: unknown, from?: ParsedFrom): unknown =>
    key === "amountMicros" && typeof value === "number" && !Number.isSafeInteger(value)
      ? exactInteger(value, from?.source)
      : value,
  );
}

function exactInteger(value: number, source: string | undefined): number | bigint {
  return source !== undefined && /^-?\d+$/.test(source) ? BigInt(source) : value;
}
