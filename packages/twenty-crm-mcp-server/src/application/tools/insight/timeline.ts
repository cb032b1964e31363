import { z } from "zod";
import { oneLine } from "../../../domain/plain-text.ts";
import { recordAt } from "../../links/record-address.ts";
import { listAnswer } from "../../listing/list-answer.ts";
import { listPage } from "../../listing/list-page.ts";
import { defineTool } from "../define-tool.ts";
import { afterField, limitField, textField } from "../input-fields.ts";
import { ToolFault } from "../tool-fault.ts";
import { READS } from "../tool-hints.ts";

const COLUMNS = ["happensAt", "event", "changed"] as const;

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
  output: z.object({
    records: z.array(z.looseObject({ id: z.string() })),
    total: z.number(),
    next: z.string().optional(),
  }),
  async handle({ record, limit, after }, call) {
    const { schema, id } = await recordAt(record, "record", call);
    const events = await call.twenty.schema.object("timelineActivity", { signal: call.signal });
    const column = [...events.fields.values()].find(
      ({ relation }) =>
        relation?.targetObject === schema.singular && relation.joinColumn !== undefined,
    )?.relation?.joinColumn;
    if (column === undefined) {
      throw new ToolFault({
        field: "record",
        reason: `a ${schema.singular} has no timeline in this workspace`,
        wayOut: "People, companies, opportunities, notes and tasks have one.",
      });
    }
    const page = await listPage({
      collection: call.twenty.object("timelineActivity"),
      fields: ["happensAt", "name", "properties"],
      filter: { field: column, operator: "eq", value: id },
      orderBy: { field: "happensAt", direction: "desc" },
      limit,
      after,
      signal: call.signal,
    });
    const records = page.records.map(({ id: eventId, happensAt, name, properties }) => ({
      id: eventId,
      happensAt,
      event: typeof name === "string" ? name : "",
      ...changedFields(properties),
    }));
    return listAnswer({ ...page, records }, COLUMNS, "events");
  },
});

/** Which fields an update changed: Twenty keeps them under `diff`. */
function changedFields(properties: unknown): { readonly changed?: string } {
  if (typeof properties !== "object" || properties === null || !("diff" in properties)) return {};
  const { diff } = properties;
  if (typeof diff !== "object" || diff === null) return {};
  return { changed: oneLine(Object.keys(diff).join(", ")) };
}
