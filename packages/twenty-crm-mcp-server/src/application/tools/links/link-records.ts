import { randomUUID } from "node:crypto";
import { z } from "zod";
import { connectionBetween } from "../../links/connection.ts";
import { linkedRows } from "../../links/linked-rows.ts";
import { recordAt } from "../../links/record-address.ts";
import { replaceLink } from "../../links/replace-link.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { textField } from "../input-fields.ts";
import { REPLACES } from "../tool-hints.ts";

/** Links two records; linking them twice changes nothing. */
export const linkRecords = defineWriteTool({
  name: "link-records",
  title: "Link records",
  description: "Link two records, each as object/id or object/name.",
  toolset: "links",
  entity: "record",
  verb: "link",
  hints: REPLACES,
  input: z.strictObject({ record: textField, with: textField }),
  output: z.object({ linked: z.boolean() }),
  async plan({ record, with: other }, call) {
    const [one, two] = [
      await recordAt(record, "record", call),
      await recordAt(other, "with", call),
    ];
    const connection = await connectionBetween(one, two, call);
    const text = `Linked ${one.schema.singular} ${JSON.stringify(one.name)} with ${two.schema.singular} ${JSON.stringify(two.name)}.`;
    if (connection.kind === "field")
      return replaceLink(connection, connection.target.id, text, call);
    const { object, columns } = connection;
    const existing = await linkedRows(connection, call);
    return {
      preview: async () =>
        existing.length > 0 ? [] : [{ action: "create", object, after: columns }],
      async apply() {
        if (existing.length > 0) return { data: { linked: true }, text: `Already linked. ${text}` };
        const id = randomUUID();
        await call.twenty.object(object).create({ id, ...columns }, { signal: call.signal });
        return { data: { linked: true }, text, undo: [{ action: "delete", object, ids: [id] }] };
      },
    };
  },
});
