import { z } from "zod";
import { requireColumn } from "../../attachments/attachment-at.ts";
import {
  attachmentFields,
  attachmentRow,
  attachmentSchema,
  showAttachment,
} from "../../attachments/attachment-kind.ts";
import { recordAt } from "../../links/record-address.ts";
import { listAnswer, listOf } from "../../listing/list-answer.ts";
import { listPage } from "../../listing/list-page.ts";
import { defineTool } from "../define-tool.ts";
import { afterField, limitField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";
import { recordField } from "./attachment-fields.ts";

/** Shows which files are attached to a record. */
export const listAttachments = defineTool({
  name: "list-attachments",
  title: "List attachments",
  description: "List the files attached to a record, newest first.",
  toolset: "attachments",
  entity: "attachment",
  verb: "list",
  hints: READS,
  input: z.strictObject({ record: recordField, limit: limitField, after: afterField.optional() }),
  output: listOf(attachmentRow),
  async handle({ record, limit, after }, call) {
    const schema = await attachmentSchema(call);
    const owner = await recordAt(record, "record", call);
    const page = await listPage({
      collection: call.twenty.object(schema.singular),
      fields: attachmentFields(schema),
      filter: { field: requireColumn(schema, owner), operator: "eq", value: owner.id },
      orderBy: { field: "createdAt", direction: "desc" },
      limit,
      after,
      signal: call.signal,
    });
    const records = page.records.map((attachment) => showAttachment(attachment, schema));
    return listAnswer(
      { ...page, records },
      ["name", "category", "createdBy", "createdAt"],
      "attachments",
    );
  },
});
