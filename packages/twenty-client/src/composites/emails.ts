import { isWireRecord, type WireInput } from "../json.ts";
import { textOrNull } from "./text.ts";

/** All addresses of a record. */
export interface Emails {
  readonly primary: string | null;
  readonly additional: readonly string[];
}

/** What a write says of addresses; a part that is not named stays as it is, `additional` is replaced whole. */
export interface EmailsInput {
  readonly primary?: string | null;
  readonly additional?: readonly string[];
}

/** Twenty keeps addresses in lower case; an absent field reads as no address. */
export function readEmails(value: unknown): Emails {
  if (!isWireRecord(value)) return { primary: null, additional: [] };
  const additional = Array.isArray(value.additionalEmails) ? value.additionalEmails : [];
  return {
    primary: textOrNull(value.primaryEmail),
    additional: additional.filter((email) => typeof email === "string"),
  };
}

/** Only the named parts, which is what keeps the others. */
export function writeEmails(input: EmailsInput): WireInput {
  return {
    ...(input.primary === undefined ? {} : { primaryEmail: input.primary }),
    ...(input.additional === undefined ? {} : { additionalEmails: input.additional }),
  };
}
