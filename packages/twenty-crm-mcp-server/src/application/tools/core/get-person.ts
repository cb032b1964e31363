import { z } from "zod";
import { showCustom } from "../../custom-fields/show-custom.ts";
import { found } from "../../records/found.ts";
import { personRecord, showPerson } from "../../records/person.ts";
import { readAnswer } from "../../records/record-answers.ts";
import { defineTool } from "../define-tool.ts";
import { idField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

/** Shows a contact. */
export const getPerson = defineTool({
  name: "get-person",
  title: "Get person",
  description: "Show one contact in full.",
  toolset: "core",
  entity: "person",
  verb: "read",
  hints: READS,
  input: z.strictObject({ id: idField }),
  output: personRecord,
  async handle({ id }, call) {
    const work = call.twenty.people.get(id, { signal: call.signal });
    const person = await found("person", id, "list-persons", work);
    return readAnswer("person", {
      ...showPerson(person, call.workspaceUrl),
      ...showCustom(person, call),
    });
  },
});
