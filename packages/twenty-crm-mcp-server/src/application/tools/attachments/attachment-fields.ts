import { textField } from "../input-fields.ts";

/** The record whose files are meant. */
export const recordField = textField.describe("object/id or object/name");

/** One attachment, as `attachmentAt` reads it. */
export const attachmentFields = {
  attachment: textField.describe("id or name"),
  record: textField.optional().describe("its record, where the name is not enough"),
};
