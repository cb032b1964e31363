import { z } from "zod";
import { oneLine } from "../../../domain/plain-text.ts";
import { rowsWithinBudget } from "../../any-object/result-budget.ts";
import { byMoment } from "../../insight/by-moment.ts";
import type { LinkedIds } from "../../insight/linked-records.ts";
import { participantsOf, takenPartIn } from "../../insight/participations.ts";
import { requireSubject } from "../../insight/require-subject.ts";
import { textOf } from "../../insight/text-of.ts";
import { listAnswer, listOf } from "../../listing/list-answer.ts";
import { defineTool } from "../define-tool.ts";
import { limitField, momentField, textField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

const COLUMNS = ["startsAt", "endsAt", "title", "participants", "location", "canceled"] as const;
const text = z.string().optional();

/** Shows appointments, of everybody or with the people of a record. */
export const calendar = defineTool({
  name: "calendar",
  title: "Calendar",
  description:
    "Appointments in order of their start, from now on unless from says otherwise; of a record's people, or of all.",
  toolset: "insight",
  entity: "calendarEvent",
  verb: "list",
  hints: READS,
  input: z.strictObject({
    record: textField.describe("object/id or object/name").optional(),
    from: momentField.optional(),
    before: momentField.optional(),
    limit: limitField,
  }),
  output: listOf(
    z.object({
      id: z.string(),
      startsAt: text,
      endsAt: text,
      title: text,
      participants: text,
      location: text,
      canceled: z.boolean().optional(),
    }),
  ),
  async handle({ record, from, before, limit }, call) {
    const subject = record === undefined ? undefined : await requireSubject(record, call);
    const linked = subject && (await takenPartIn("calendarEvent", subject, call));
    const now = call.clock.now().toISOString();
    const page = await byMoment(
      linked?.ids,
      {
        object: "calendarEvent",
        fields: ["title", "startsAt", "endsAt", "location", "isCanceled"],
        moment: "startsAt",
        from: from ?? (before === undefined ? now : undefined),
        before,
        direction: "asc",
        limit,
      },
      call,
    );
    const participants = await participantsOf(
      "calendarEvent",
      page.records.map(({ id }) => id),
      call,
    );
    const rows = page.records.map(({ id, title, startsAt, endsAt, location, isCanceled }) => ({
      id,
      ...(typeof startsAt === "string" && { startsAt }),
      ...(typeof endsAt === "string" && { endsAt }),
      title: oneLine(textOf(title)),
      participants: oneLine((participants.get(id) ?? []).map(withResponse).join(", "), 200),
      ...(typeof location === "string" && location !== "" && { location: oneLine(location, 80) }),
      ...(isCanceled === true && { canceled: true }),
    }));
    const records = rows.slice(0, rowsWithinBudget(rows));
    return listAnswer({ records, total: page.total, next: undefined }, COLUMNS, nounOf(linked));
  },
});

function nounOf(linked: LinkedIds | undefined): string {
  return linked?.isCut ? "appointments (older ones were not read)" : "appointments";
}

function withResponse({ name, response }: { readonly name: string; readonly response?: string }) {
  return response === undefined ? name : `${name} (${response.toLowerCase().replace("_", " ")})`;
}
