import { z } from "zod";
import { attachmentAt } from "../../attachments/attachment-at.ts";
import { attachmentKind, attachmentSchema } from "../../attachments/attachment-kind.ts";
import { deletedRecord } from "../../records/record-answers.ts";
import { planDelete } from "../../writes/plan-delete.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { REMOVES } from "../tool-hints.ts";
import { attachmentFields } from "./attachment-fields.ts";

/** Takes an attachment out of sight, recoverably, its file with it. */
export const deleteAttachment = defineWriteTool({
  name: "delete-attachment",
  title: "Delete attachment",
  description: "Delete an attachment, recoverably.",
  toolset: "attachments",
  entity: "attachment",
  verb: "delete",
  hints: REMOVES,
  input: z.strictObject(attachmentFields),
  output: deletedRecord,
  async plan(reference, call) {
    const schema = await attachmentSchema(call);
    return planDelete(attachmentKind(schema), await attachmentAt(reference, schema, call), call);
  },
});
