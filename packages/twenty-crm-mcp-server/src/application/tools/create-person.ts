import { z } from "zod";
import { createTraceably } from "../records/create-traceably.ts";
import { personInput, personName, personRecord, showPerson } from "../records/person.ts";
import { writtenAnswer } from "../records/record-answers.ts";
import { resolveCompany } from "../references/resolve-company.ts";
import { defineTool } from "./define-tool.ts";
import { emailField, linkField, phoneField, textField } from "./input-fields.ts";
import { ToolFault } from "./tool-fault.ts";
import { ADDS } from "./tool-hints.ts";

/** Adds a contact. */
export const createPerson = defineTool({
  name: "create-person",
  title: "Create person",
  description: "Add a contact. An email already in use is refused.",
  toolset: "core",
  entity: "person",
  verb: "create",
  hints: ADDS,
  input: z.strictObject({
    firstName: textField.optional(),
    lastName: textField.optional(),
    email: emailField.optional(),
    phone: phoneField.optional(),
    jobTitle: textField.optional(),
    linkedin: linkField.optional(),
    company: textField.describe("Id or name").optional(),
  }),
  output: personRecord,
  async handle({ company: reference, ...values }, call) {
    const { firstName, lastName, email } = values;
    if (firstName === undefined && lastName === undefined && email === undefined) {
      throw new ToolFault({
        reason: "a person needs a name or an email",
        wayOut: "Give firstName, lastName or email.",
      });
    }
    const company = await resolveCompany(reference, call);
    const person = await createTraceably("person", (id) =>
      call.twenty.people.create(
        { ...personInput({ ...values, company }), id },
        { signal: call.signal },
      ),
    );
    const name = personName(person) || person.emails.primary || "";
    return writtenAnswer(
      "Created",
      "person",
      name,
      showPerson({ ...person, ...(company && { company }) }, call.workspaceUrl),
    );
  },
});
