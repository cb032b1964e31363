import { z } from "zod";
import { personInput, personKind, personName, personRecord } from "../../records/person.ts";
import { resolveCompany } from "../../references/resolve-company.ts";
import { planCreate } from "../../writes/plan-create.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { emailField, linkField, phoneField, textField } from "../input-fields.ts";
import { ToolFault } from "../tool-fault.ts";
import { ADDS } from "../tool-hints.ts";

/** Adds a contact. */
export const createPerson = defineWriteTool({
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
    idempotencyKey: textField.optional(),
  }),
  output: personRecord,
  async plan(given, call) {
    const { company: reference, idempotencyKey: _, ...values } = given;
    const { firstName = "", lastName = "", email = "" } = values;
    const name = personName({ firstName, lastName }) || email;
    if (name === "") {
      throw new ToolFault({
        reason: "a person needs a name or an email",
        wayOut: "Give firstName, lastName or email.",
      });
    }
    const company = await resolveCompany(reference, call);
    return planCreate(
      personKind,
      {
        values: personInput({ ...values, company }),
        given,
        name,
        ...(company && { known: { company } }),
      },
      call,
    );
  },
});
