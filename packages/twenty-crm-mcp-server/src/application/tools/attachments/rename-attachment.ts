import { z } from "zod";
import { attachmentAt } from "../../attachments/attachment-at.ts";
import {
  attachmentKind,
  attachmentRecord,
  attachmentSchema,
} from "../../attachments/attachment-kind.ts";
import { planUpdate } from "../../writes/plan-update.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { textField } from "../input-fields.ts";
import { REPLACES } from "../tool-hints.ts";
import { attachmentFields } from "./attachment-fields.ts";

/** Gives an attachment another name; its file stays what it is. */
export const renameAttachment = defineWriteTool({
  name: "rename-attachment",
  title: "Rename attachment",
  description: "Give an attachment another name.",
  toolset: "attachments",
  entity: "attachment",
  verb: "update",
  hints: REPLACES,
  input: z.strictObject({ ...attachmentFields, name: textField }),
  output: attachmentRecord,
  async plan({ name, ...reference }, call) {
    const schema = await attachmentSchema(call);
    const id = await attachmentAt(reference, schema, call);
    return planUpdate(attachmentKind(schema), { id, patch: { name }, given: { name } }, call);
  },
});
