import { z } from "zod";
import { found } from "../records/found.ts";
import { deletedAnswer, deletedRecord } from "../records/record-answers.ts";
import { defineTool } from "./define-tool.ts";
import { idField } from "./input-fields.ts";
import { REMOVES } from "./tool-hints.ts";

/** Takes a contact out of sight, recoverably. */
export const deletePerson = defineTool({
  name: "delete-person",
  title: "Delete person",
  description: "Delete a contact; it can be restored in Twenty.",
  toolset: "core",
  entity: "person",
  verb: "delete",
  hints: REMOVES,
  input: z.strictObject({ id: idField }),
  output: deletedRecord,
  async handle({ id }, call) {
    const work = call.twenty.people.softDelete(id, { signal: call.signal });
    const deleted = await found("person", id, "list-persons", work);
    return deletedAnswer("person", "people", deleted, call.workspaceUrl);
  },
});
