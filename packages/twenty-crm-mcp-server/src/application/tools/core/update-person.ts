import { z } from "zod";
import { personInput, personKind, personRecord } from "../../records/person.ts";
import { refuseEmptyChange } from "../../records/refuse-empty-change.ts";
import { resolveCompany } from "../../references/resolve-company.ts";
import { planUpdate } from "../../writes/plan-update.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { emailField, idField, linkField, phoneField, textField } from "../input-fields.ts";
import { REPLACES } from "../tool-hints.ts";

const input = z.strictObject({
  id: idField,
  firstName: textField.nullish(),
  lastName: textField.nullish(),
  email: emailField.nullish(),
  phone: phoneField.nullish(),
  jobTitle: textField.nullish(),
  linkedin: linkField.nullish(),
  company: textField.nullish(),
});

/** Changes a contact. */
export const updatePerson = defineWriteTool({
  name: "update-person",
  title: "Update person",
  description: "Change fields of a contact; null clears.",
  toolset: "core",
  entity: "person",
  verb: "update",
  hints: REPLACES,
  input,
  output: personRecord,
  async plan({ id, ...given }, call) {
    refuseEmptyChange(given, input.shape, call.custom?.values);
    const { company: reference, ...values } = given;
    const company = await resolveCompany(reference, call);
    const patch = personInput({ ...values, company });
    const known = company ? { company } : {};
    return planUpdate(personKind, { id, patch, given, known }, call);
  },
});
