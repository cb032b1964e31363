import type { FieldType } from "../../metadata/field-type.ts";
import { writeActor } from "./actor.ts";
import { writeAddress } from "./address.ts";
import { writeBoolean } from "./boolean.ts";
import { writeCurrency } from "./currency.ts";
import { writeDate, writeDateTime } from "./date-time.ts";
import { writeEmails } from "./emails.ts";
import type { FieldWriter } from "./field-writer.ts";
import { writeFiles } from "./files.ts";
import { writeFullName } from "./full-name.ts";
import { writeArray, writeJson } from "./json.ts";
import { writeLinks } from "./links.ts";
import { writeNumber } from "./number.ts";
import { writePhones } from "./phones.ts";
import { writeRichText } from "./rich-text.ts";
import { writeMultiSelect, writeSelect } from "./select.ts";
import { writeText } from "./text.ts";
import { writeUuid } from "./uuid.ts";

/** How each type of field is written; relations, positions and search vectors have rules of their own. */
export const FIELD_WRITERS: Readonly<
  Record<Exclude<FieldType, "RELATION" | "MORPH_RELATION" | "TS_VECTOR" | "POSITION">, FieldWriter>
> = {
  ACTOR: writeActor,
  ADDRESS: writeAddress,
  ARRAY: writeArray,
  BOOLEAN: writeBoolean,
  CURRENCY: writeCurrency,
  DATE: writeDate,
  DATE_TIME: writeDateTime,
  EMAILS: writeEmails,
  FILES: writeFiles,
  FULL_NAME: writeFullName,
  LINKS: writeLinks,
  MULTI_SELECT: writeMultiSelect,
  NUMBER: writeNumber,
  PHONES: writePhones,
  RATING: writeSelect,
  RAW_JSON: writeJson,
  RICH_TEXT: writeRichText,
  SELECT: writeSelect,
  TEXT: writeText,
  UUID: writeUuid,
};
