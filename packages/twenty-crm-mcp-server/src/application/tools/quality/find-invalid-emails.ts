import { z } from "zod";
import { atLeast } from "../../listing/filters.ts";
import { emailProblem } from "../../quality/email-problem.ts";
import { findingsAnswer, findingsOutput, type QualityFinding } from "../../quality/findings.ts";
import { walkPeople } from "../../quality/walk-people.ts";
import { personName } from "../../records/person.ts";
import { defineTool } from "../define-tool.ts";
import { dateField, limitField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

/** Finds people whose e-mail address cannot be right. */
export const findInvalidEmails = defineTool({
  name: "find-invalid-emails",
  title: "Find invalid emails",
  description: "People whose email cannot be right: no address, mistyped, placeholder.",
  toolset: "quality",
  entity: "person",
  verb: "report",
  hints: READS,
  input: z.strictObject({ createdAfter: dateField.optional(), limit: limitField }),
  output: findingsOutput,
  async handle({ createdAfter, limit }, call) {
    const found: QualityFinding[] = [];
    let looked = 0;
    for await (const person of walkPeople(atLeast("createdAt", createdAfter), call)) {
      looked += 1;
      const { primary, additional } = person.emails;
      for (const email of primary === null ? additional : [primary, ...additional]) {
        const problem = emailProblem(email);
        if (problem !== undefined) {
          found.push({ id: person.id, name: personName(person), problem: `${email} ${problem}` });
        }
      }
    }
    return findingsAnswer(looked, found, {
      limit,
      plan: "update-person with the id and the right email, or email: null; look at each first.",
    });
  },
});
