import type { FieldLines } from "../field-lines.ts";
import { parseFields } from "./parse-fields.ts";

/** How the end of a body is known (RFC 9112 §6.3). */
export type BodyFraming =
  | { readonly kind: "none" | "chunked" | "until_close" }
  | { readonly kind: "length"; readonly bytes: number };

/** The head of an answer. */
export interface ResponseHead {
  readonly status: number;
  readonly reason: string;
  readonly fields: FieldLines;
  readonly framing: BodyFraming;
  /** The connection stays open afterwards. */
  readonly isKept: boolean;
}

const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: ([\t\x20-\x7e\x80-\xff]*))?$/;
const LENGTH = /^\d{1,15}$/;

/**
 * Reads a head that ends with an empty line; `undefined` when it is not exactly one, or its body has no certain end.
 * `method` is that of the request it answers.
 */
export function parseResponseHead(head: string, method: string): ResponseHead | undefined {
  const end = head.indexOf("\r\n");
  const [, minor, code, reason = ""] = STATUS_LINE.exec(head.slice(0, end)) ?? [];
  const fields = code === undefined ? undefined : parseFields(head, end + 2, head.length - 2);
  if (fields === undefined) return undefined;
  const status = Number(code);
  // Nobody asked to speak another protocol.
  if (status === 101) return undefined;
  const said = framingFields(fields);
  const isBodiless = method === "HEAD" || status < 200 || status === 204 || status === 304;
  const framing = framingOf(isBodiless, minor === "1", said);
  if (framing === undefined) return undefined;
  const isKept = minor === "1" && framing.kind !== "until_close" && !hasClose(said.connection);
  return { status, reason, fields, framing, isKept };
}

/** The fields that say where an answer ends; several lines of one come joined. */
interface FramingFields {
  coding: string | undefined;
  length: string | undefined;
  connection: string | undefined;
}

function framingFields(fields: FieldLines): FramingFields {
  const said: FramingFields = { coding: undefined, length: undefined, connection: undefined };
  for (let i = 0; i < fields.length; i += 2) {
    const value = fields[i + 1] ?? "";
    if (fields[i] === "transfer-encoding") said.coding = joined(said.coding, value);
    else if (fields[i] === "content-length") said.length = joined(said.length, value);
    else if (fields[i] === "connection") said.connection = joined(said.connection, value);
  }
  return said;
}

function joined(before: string | undefined, value: string): string {
  return before === undefined ? value : `${before}, ${value}`;
}

function framingOf(
  isBodiless: boolean,
  isCurrent: boolean,
  { coding, length }: FramingFields,
): BodyFraming | undefined {
  // Both together is how answers are split (RFC 9112 §6.3); lengths on two lines come joined, and are no number.
  if (coding !== undefined && (length !== undefined || !isCurrent)) return undefined;
  if (length !== undefined && !LENGTH.test(length)) return undefined;
  if (coding !== undefined && coding.toLowerCase() !== "chunked") return undefined;
  if (isBodiless) return { kind: "none" };
  if (coding !== undefined) return { kind: "chunked" };
  return length === undefined ? { kind: "until_close" } : { kind: "length", bytes: Number(length) };
}

function hasClose(connection: string | undefined): boolean {
  if (connection === undefined || connection === "keep-alive") return false;
  return connection
    .toLowerCase()
    .split(",")
    .some((option) => option.trim() === "close");
}
