import { z } from "zod";
import { oneLine } from "../../../domain/plain-text.ts";
import { rowsWithinBudget } from "../../any-object/result-budget.ts";
import { byMoment } from "../../insight/by-moment.ts";
import { participantsOf, takenPartIn } from "../../insight/participations.ts";
import { requireSubject } from "../../insight/require-subject.ts";
import { textOf } from "../../insight/text-of.ts";
import { listAnswer, listOf } from "../../listing/list-answer.ts";
import { excerpt } from "../../records/excerpt.ts";
import { defineTool } from "../define-tool.ts";
import { limitField, momentField, textField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

const COLUMNS = ["receivedAt", "from", "to", "subject", "excerpt"] as const;
const text = z.string().optional();

/** Shows the mails with a person, with those of a company, or about a deal. */
export const messages = defineTool({
  name: "messages",
  title: "Messages",
  description:
    "Mails with a person, a company's people or a deal's contact, latest first; page with before.",
  toolset: "insight",
  entity: "message",
  verb: "list",
  hints: READS,
  input: z.strictObject({
    record: textField.describe("object/id or object/name"),
    before: momentField.optional(),
    limit: limitField,
  }),
  output: listOf(
    z.object({
      id: z.string(),
      receivedAt: text,
      from: text,
      to: text,
      subject: text,
      excerpt: text,
    }),
  ),
  async handle({ record, before, limit }, call) {
    const subject = await requireSubject(record, call);
    const { ids, isCut } = await takenPartIn("message", subject, call);
    const page = await byMoment(
      ids,
      {
        object: "message",
        fields: ["subject", "text", "receivedAt"],
        moment: "receivedAt",
        before,
        direction: "desc",
        limit,
      },
      call,
    );
    const participants = await participantsOf(
      "message",
      page.records.map(({ id }) => id),
      call,
    );
    const rows = page.records.map((mail) => {
      const all = participants.get(mail.id) ?? [];
      const named = (isSender: boolean): string =>
        all
          .filter(({ role }) => (role === "FROM") === isSender)
          .map(({ name }) => name)
          .join(", ");
      return {
        id: mail.id,
        ...(typeof mail.receivedAt === "string" && { receivedAt: mail.receivedAt }),
        from: oneLine(named(true), 80),
        to: oneLine(named(false), 120),
        subject: oneLine(textOf(mail.subject)),
        excerpt: excerpt(textOf(mail.text)),
      };
    });
    const records = rows.slice(0, rowsWithinBudget(rows));
    const noun = isCut ? "mails (older ones were not read)" : "mails";
    return listAnswer({ records, total: page.total, next: undefined }, COLUMNS, noun);
  },
});
