import { z } from "zod";
import { noteKind, noteRecord } from "../../records/note.ts";
import { resolveLinks } from "../../references/resolve-links.ts";
import { planLinkedCreate } from "../../writes/plan-linked-create.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { bodyField, textField } from "../input-fields.ts";
import { ADDS } from "../tool-hints.ts";

/** Adds a note. */
export const createNote = defineWriteTool({
  name: "create-note",
  title: "Create note",
  description: "Add a note, linked with the records named by id or name.",
  toolset: "core",
  entity: "note",
  verb: "create",
  hints: ADDS,
  input: z.strictObject({
    title: textField,
    body: bodyField.optional(),
    person: textField.optional(),
    company: textField.optional(),
    opportunity: textField.optional(),
    idempotencyKey: textField.optional(),
  }),
  output: noteRecord,
  async plan(given, call) {
    const { title, body } = given;
    const links = await resolveLinks(given, call);
    const values = { title, ...(body !== undefined && { body }) };
    return planLinkedCreate(noteKind, { values, given, name: title }, links, call);
  },
});
