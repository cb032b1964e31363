/** What can be told from the words of a refusal, on either API. */
export interface MessageFacts {
  readonly kind:
    | "duplicate"
    | "not_found"
    | "rate_limited"
    | "forbidden"
    | "revoked"
    | "missing_token"
    | "invalid"
    | "unknown_object";
  readonly field?: string;
  /** Said in plain words where Twenty speaks in those of its database. */
  readonly reason?: string;
}

interface Rule {
  readonly pattern: RegExp;
  readonly kind: MessageFacts["kind"];
  readonly reason?: string;
  /** For wordings that do not name the field themselves. */
  readonly field?: string;
}

// The wordings of 2.21; servers that word a refusal anew fall back on status and code.
const rules: readonly Rule[] = [
  { pattern: /^A duplicate entry was detected/, kind: "duplicate" },
  { pattern: /^Record not found/, kind: "not_found" },
  { pattern: /^Limit reached/, kind: "rate_limited" },
  { pattern: /does not have permission|^Forbidden resource/, kind: "forbidden" },
  { pattern: /API Key is revoked/i, kind: "revoked" },
  { pattern: /^Missing authentication token/, kind: "missing_token" },
  { pattern: /^object '.*' not found/i, kind: "unknown_object" },
  { pattern: /doesn't have any "(?<field>[^"]+)" field/, kind: "invalid" },
  {
    pattern: /violates foreign key constraint/,
    kind: "invalid",
    reason: "A relation names a record that does not exist",
  },
  {
    pattern: /null value in column "(?<field>[^"]+)"/,
    kind: "invalid",
    reason: "A value is missing",
  },
  {
    pattern: /invalid input value for enum \S+_(?<field>[A-Za-z0-9]+)_enum/,
    kind: "invalid",
    reason: "The value is not one of the field's choices",
  },
  { pattern: /phone number|country code|calling code/i, kind: "invalid", field: "phones" },
  {
    pattern: /^File content does not match its extension/,
    kind: "invalid",
    reason: "The bytes of the file are not what its name says",
    field: "name",
  },
  { pattern: /^Invalid cursor/, kind: "invalid", field: "cursor" },
  { pattern: /^(?:'.*'|Value ".*") is not a valid UUID/, kind: "invalid", field: "id" },
  { pattern: /field "(?<field>[^"]+)"/, kind: "invalid" },
  { pattern: /^Relation "(?<field>[^"]+)"/, kind: "invalid" },
  { pattern: /^(?<field>\w+) TS_VECTOR-typed field/, kind: "invalid" },
  { pattern: /^Expected 1 record to connect to (?<field>\w+)/, kind: "invalid" },
];

/** Undefined when the words are unknown. */
export function classifyMessage(message: string): MessageFacts | undefined {
  for (const { pattern, kind, reason, field: impliedField } of rules) {
    const match = pattern.exec(message);
    if (match === null) continue;
    const field = match.groups?.field ?? impliedField;
    return {
      kind,
      ...(field === undefined ? {} : { field }),
      ...(reason === undefined
        ? {}
        : { reason: field === undefined ? reason : `${reason}: ${field}` }),
    };
  }
  return undefined;
}
