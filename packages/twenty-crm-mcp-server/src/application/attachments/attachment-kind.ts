import type { DynamicInput, DynamicRecord, FileReference, ObjectSchema } from "twenty-client";
import { z } from "zod";
import { formatMoment } from "../../domain/moment.ts";
import { recordUrl } from "../record-url.ts";
import type { RecordKind } from "../records/record-kind.ts";
import type { ToolCall } from "../tools/tool-context.ts";

const text = z.string().optional();

/** A file attached to a record, as the tools show it. */
export const attachmentRow = z.object({
  id: z.string(),
  name: text,
  record: text.describe("object/id of what it is attached to"),
  category: text,
  createdBy: text,
  createdAt: text,
});

/** The same with where a person finds it: attachments have no page, their records have. */
export const attachmentRecord = attachmentRow.extend({ url: z.string(), deletedAt: text });

/** A row of a list of attachments. */
export type AttachmentRow = z.input<typeof attachmentRow>;

/** Attachments, as their tools work with them. */
export type AttachmentKind = RecordKind<
  DynamicRecord,
  DynamicInput,
  DynamicInput,
  z.input<typeof attachmentRecord>
>;

/** What the workspace says of attachments. */
export function attachmentSchema({
  twenty,
  signal,
}: Pick<ToolCall, "twenty" | "signal">): Promise<ObjectSchema> {
  return twenty.schema.object("attachment", { signal });
}

/** Attachments of this workspace, whose schema names the columns that lead to records. */
export function attachmentKind(schema: ObjectSchema): AttachmentKind {
  return {
    entity: "attachment",
    listTool: "list-attachments",
    tools: { read: "read-attachment", update: "rename-attachment" },
    collection: (twenty) => twenty.object(schema.singular),
    nameOf: (attachment) => textOf(attachment.name) ?? attachment.id,
    show(attachment, workspaceUrl) {
      const { object, id } = ownerOf(attachment, schema) ?? {
        object: schema.singular,
        id: attachment.id,
      };
      const deletedAt = textOf(attachment.deletedAt);
      return {
        ...showAttachment(attachment, schema),
        url: recordUrl(workspaceUrl, object, id),
        ...(deletedAt !== undefined && { deletedAt }),
      };
    },
  };
}

/** What a list shows of an attachment; its file's address is left out, since it opens it to anybody. */
export function showAttachment(attachment: DynamicRecord, schema: ObjectSchema): AttachmentRow {
  const owner = ownerOf(attachment, schema);
  const createdAt = textOf(attachment.createdAt);
  return withoutUndefined({
    id: attachment.id,
    name: textOf(attachment.name),
    record: owner && `${owner.object}/${owner.id}`,
    category: textOf(attachment.fileCategory),
    createdBy: nameIn(attachment.createdBy),
    createdAt: createdAt && formatMoment(createdAt),
  });
}

/** The fields that a list reads. */
export function attachmentFields(schema: ObjectSchema): readonly string[] {
  const plain = ["name", "fileCategory", "createdBy", "createdAt"];
  return [
    ...plain.filter((name) => schema.fields.has(name)),
    ...owners(schema).map(([column]) => column),
  ];
}

/** The address by which Twenty serves the file: by its field of files, or by its path on older servers. */
export function fileAddress(attachment: DynamicRecord, schema: ObjectSchema): string | undefined {
  const field = [...schema.fields.values()].find(({ type }) => type === "FILES");
  const files = field === undefined ? [] : (attachment[field.name] as readonly FileReference[]);
  return files[0]?.url ?? textOf(attachment.fullPath);
}

/** The fields that lead to the file of an attachment. */
export function fileFields(schema: ObjectSchema): readonly string[] {
  return [...schema.fields.values()]
    .filter(({ type, name }) => type === "FILES" || name === "fullPath")
    .map(({ name }) => name);
}

function ownerOf(
  attachment: DynamicRecord,
  schema: ObjectSchema,
): { readonly object: string; readonly id: string } | undefined {
  for (const [column, object] of owners(schema)) {
    const id = textOf(attachment[column]);
    if (id !== undefined) return { object, id };
  }
  return undefined;
}

/** The columns that lead to what a file can be attached to; older servers also keep who attached it. */
function owners({ fields }: ObjectSchema): readonly (readonly [column: string, object: string])[] {
  return [...fields.values()].flatMap(({ relation }) =>
    relation?.joinColumn === undefined || relation.targetObject === "workspaceMember"
      ? []
      : [[relation.joinColumn, relation.targetObject] as const],
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function nameIn(actor: unknown): string | undefined {
  return typeof actor === "object" && actor !== null && "name" in actor
    ? textOf(actor.name)
    : undefined;
}

function withoutUndefined(row: { readonly id: string } & Record<string, unknown>): AttachmentRow {
  return Object.fromEntries(
    Object.entries(row).filter(([, value]) => value !== undefined),
  ) as AttachmentRow;
}
