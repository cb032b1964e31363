import { z } from "zod";
import { found } from "../records/found.ts";
import { personInput, personName, personRecord, showPerson } from "../records/person.ts";
import { writtenAnswer } from "../records/record-answers.ts";
import { resolveCompany } from "../references/resolve-company.ts";
import { defineTool } from "./define-tool.ts";
import { emailField, idField, linkField, phoneField, textField } from "./input-fields.ts";
import { refuseEmptyChange } from "./refuse-empty-change.ts";
import { REPLACES } from "./tool-hints.ts";

const input = z.strictObject({
  id: idField,
  firstName: textField.nullish(),
  lastName: textField.nullish(),
  email: emailField.nullish(),
  phone: phoneField.nullish(),
  jobTitle: textField.nullish(),
  linkedin: linkField.nullish(),
  company: textField.describe("Id or name").nullish(),
});

/** Changes a contact. */
export const updatePerson = defineTool({
  name: "update-person",
  title: "Update person",
  description: "Change the named fields of a contact, others stay; null clears.",
  toolset: "core",
  entity: "person",
  verb: "update",
  hints: REPLACES,
  input,
  output: personRecord,
  async handle({ id, company: reference, ...values }, call) {
    refuseEmptyChange({ company: reference, ...values }, input.shape);
    const company = await resolveCompany(reference, call);
    const patch = personInput({ ...values, company });
    const work = call.twenty.people.update(id, patch, { signal: call.signal });
    const person = await found("person", id, "list-persons", work);
    const name = personName(person) || person.emails.primary || "";
    return writtenAnswer(
      "Updated",
      "person",
      name,
      showPerson({ ...person, ...(company && { company }) }, call.workspaceUrl),
    );
  },
});
