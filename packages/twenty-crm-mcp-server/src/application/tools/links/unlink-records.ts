import { z } from "zod";
import { connectionBetween } from "../../links/connection.ts";
import { linkedRows } from "../../links/linked-rows.ts";
import { recordAt } from "../../links/record-address.ts";
import { replaceLink } from "../../links/replace-link.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { textField } from "../input-fields.ts";
import { ToolFault } from "../tool-fault.ts";
import { REMOVES } from "../tool-hints.ts";

/** Takes the link between two records away, however often it is there; the records stay. */
export const unlinkRecords = defineWriteTool({
  name: "unlink-records",
  title: "Unlink records",
  description: "Take the link between two records away.",
  toolset: "links",
  entity: "record",
  verb: "unlink",
  hints: REMOVES,
  input: z.strictObject({ record: textField, with: textField }),
  output: z.object({ linked: z.boolean() }),
  async plan({ record, with: other }, call) {
    const [one, two] = [
      await recordAt(record, "record", call),
      await recordAt(other, "with", call),
    ];
    const connection = await connectionBetween(one, two, call);
    const text = `${one.schema.singular} ${JSON.stringify(one.name)} and ${two.schema.singular} ${JSON.stringify(two.name)} are no longer linked.`;
    if (connection.kind === "field") {
      const { holder, column, target } = connection;
      const held = await call.twenty
        .object(holder.schema.singular)
        .get(holder.id, { signal: call.signal });
      if (held[column] !== target.id) throw notLinked();
      return replaceLink(connection, null, text, call);
    }
    const { object } = connection;
    const ids = await linkedRows(connection, call);
    if (ids.length === 0) throw notLinked();
    return {
      preview: async () => ids.map((id) => ({ action: "delete", object, id })),
      async apply() {
        await call.twenty.object(object).softDeleteMany(ids, { signal: call.signal });
        return { data: { linked: false }, text, undo: [{ action: "restore", object, ids }] };
      },
    };
  },
});

function notLinked(): ToolFault {
  return new ToolFault({
    field: "with",
    reason: "the two are not linked",
    wayOut: "list-links shows what a record is linked with.",
  });
}
