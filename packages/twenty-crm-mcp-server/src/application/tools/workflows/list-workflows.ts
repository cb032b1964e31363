import { z } from "zod";
import { showFields } from "../../any-object/show-record.ts";
import { matchesWords } from "../../listing/filters.ts";
import { listAnswer, listOf } from "../../listing/list-answer.ts";
import { listPage } from "../../listing/list-page.ts";
import { defineTool } from "../define-tool.ts";
import { afterField, limitField, textField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

/** Finds automations. */
export const listWorkflows = defineTool({
  name: "list-workflows",
  title: "List workflows",
  description: "The workspace's automations and whether they are at work.",
  toolset: "workflows",
  entity: "workflow",
  verb: "list",
  hints: READS,
  input: z.strictObject({
    query: textField.optional(),
    limit: limitField,
    after: afterField.optional(),
  }),
  output: listOf(z.looseObject({ id: z.string() })),
  async handle({ query, limit, after }, call) {
    const schema = await call.twenty.schema.object("workflow", { signal: call.signal });
    const page = await listPage({
      collection: call.twenty.object("workflow"),
      fields: ["name", "statuses"],
      filter: matchesWords(query, ["name"]),
      orderBy: { field: "name", direction: "asc" },
      limit,
      after,
      signal: call.signal,
    });
    const records = page.records.map((record) => showFields(record, schema));
    return listAnswer({ ...page, records }, ["name", "statuses"], "workflows");
  },
});
