import { z } from "zod";
import { eventFields, showEvent, timelineColumn } from "../../insight/timeline-events.ts";
import { recordAt } from "../../links/record-address.ts";
import { listAnswer, listOf } from "../../listing/list-answer.ts";
import { listPage } from "../../listing/list-page.ts";
import { defineTool } from "../define-tool.ts";
import { afterField, limitField, textField } from "../input-fields.ts";
import { ToolFault } from "../tool-fault.ts";
import { READS } from "../tool-hints.ts";

const COLUMNS = ["happensAt", "event", "changed", "linked"] as const;
const text = z.string().optional();

/** Shows what happened to a record, the latest first. */
export const timeline = defineTool({
  name: "timeline",
  title: "Timeline",
  description: "What happened to a record, latest first.",
  toolset: "insight",
  entity: "record",
  verb: "list",
  hints: READS,
  input: z.strictObject({
    record: textField.describe("object/id or object/name"),
    limit: limitField,
    after: afterField.optional(),
  }),
  output: listOf(
    z.object({ id: z.string(), happensAt: text, event: z.string(), changed: text, linked: text }),
  ),
  async handle({ record, limit, after }, call) {
    const { schema, id } = await recordAt(record, "record", call);
    const events = await call.twenty.schema.object("timelineActivity", { signal: call.signal });
    const column = timelineColumn(events, schema.singular);
    if (column === undefined) {
      throw new ToolFault({
        field: "record",
        reason: `a ${schema.singular} has no timeline in this workspace`,
        wayOut: "People, companies, opportunities, notes and tasks have one.",
      });
    }
    const page = await listPage({
      collection: call.twenty.object("timelineActivity"),
      fields: eventFields,
      filter: { field: column, operator: "eq", value: id },
      orderBy: { field: "happensAt", direction: "desc" },
      limit,
      after,
      signal: call.signal,
    });
    return listAnswer({ ...page, records: page.records.map(showEvent) }, COLUMNS, "events");
  },
});
