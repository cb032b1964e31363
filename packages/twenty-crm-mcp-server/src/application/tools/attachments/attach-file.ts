import { createHash } from "node:crypto";
import { TwentyError } from "twenty-client";
import { z } from "zod";
import { requireColumn } from "../../attachments/attachment-at.ts";
import {
  attachmentKind,
  attachmentRecord,
  attachmentSchema,
} from "../../attachments/attachment-kind.ts";
import { fileCategory } from "../../attachments/file-category.ts";
import { givenFile } from "../../attachments/given-file.ts";
import { recordAt } from "../../links/record-address.ts";
import type { Plan } from "../../writes/plan.ts";
import { planCreate } from "../../writes/plan-create.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { textField } from "../input-fields.ts";
import { ToolFault } from "../tool-fault.ts";
import { ADDS } from "../tool-hints.ts";
import { recordField } from "./attachment-fields.ts";

/** Attaches a file to a record. */
export const attachFile = defineWriteTool({
  name: "attach-file",
  title: "Attach file",
  description:
    "Attach a file to a record: text, base64, or a path in the folder that the operator allows.",
  toolset: "attachments",
  entity: "attachment",
  verb: "create",
  hints: ADDS,
  input: z.strictObject({
    record: recordField,
    name: textField.optional().describe("e.g. offer.pdf"),
    text: z.string().optional(),
    base64: z.string().optional(),
    path: textField.optional(),
    idempotencyKey: textField.optional(),
  }),
  output: attachmentRecord,
  async plan({ record, idempotencyKey, ...content }, call) {
    const schema = await attachmentSchema(call);
    const kind = attachmentKind(schema);
    const owner = await recordAt(record, "record", call);
    const column = requireColumn(schema, owner);
    const { name, bytes } = await givenFile(content, call);
    const values = { name, [column]: owner.id, ...fileCategory(name, schema) };
    await call.twenty.object(schema.singular).check(values, { signal: call.signal });
    let isUploaded = false;
    const plan = planCreate(
      kind,
      {
        values,
        given: {
          record: `${owner.schema.singular}/${owner.id}`,
          name,
          bytes: bytes.byteLength,
          sha256: createHash("sha256").update(bytes).digest("hex"),
          idempotencyKey,
        },
        name,
        async late() {
          const file = { object: schema.singular, name, bytes };
          const { field, id, path } = await call.twenty.uploadFile(file, { signal: call.signal });
          isUploaded = true;
          return { [field]: id === null ? path : [{ id, label: name }] };
        },
      },
      call,
    );
    return withLeftovers(plan, () => isUploaded);
  },
});

/** Twenty takes no file back that no record names: whoever is refused is told that it is there. */
function withLeftovers<Data extends object>(
  plan: Plan<Data>,
  isUploaded: () => boolean,
): Plan<Data> {
  return {
    ...plan,
    async apply() {
      try {
        return await plan.apply();
      } catch (error) {
        if (!isUploaded() || !(error instanceof TwentyError)) throw error;
        throw new ToolFault({
          reason: `the file was uploaded, and could not be attached: ${error.reason}`,
          wayOut: `${error.wayOut} Nothing shows the uploaded file, and Twenty has no way to remove it.`,
        });
      }
    },
  };
}
