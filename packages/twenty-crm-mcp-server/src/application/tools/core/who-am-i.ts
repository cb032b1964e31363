import { z } from "zod";
import { product } from "../../../product.ts";
import { defineTool } from "../define-tool.ts";
import { READS } from "../tool-hints.ts";

/** Says where the caller is and what is left to do there. */
export const whoAmI = defineTool({
  name: "who-am-i",
  title: "Who am I",
  description: "The workspace, its objects, and the calls left.",
  toolset: "core",
  entity: "workspace",
  verb: "read",
  hints: READS,
  input: z.strictObject({}),
  output: z.object({
    profile: z.string().optional(),
    writes: z.literal("locked").optional(),
    workspace: z.string(),
    workspaceId: z.string(),
    url: z.string(),
    objects: z.array(z.string()),
    callsLeft: z.number().optional(),
    callsWaiting: z.number(),
    twenty: z.string(),
    server: z.string(),
  }),
  async handle(_input, { twenty, workspaceUrl, profile, signal }) {
    const [workspace, objects] = await Promise.all([
      twenty.workspace({ signal }),
      twenty.schema.objects({ signal }),
    ]);
    const { tokens, waiting } = twenty.rateBudget();
    const data = {
      ...(profile && { profile: profile.name }),
      ...(profile?.isLocked === true && { writes: "locked" as const }),
      workspace: workspace.displayName ?? workspace.subdomain ?? "",
      workspaceId: workspace.id,
      url: workspaceUrl,
      objects: objects.filter((object) => !object.isSystem).map((object) => object.singular),
      ...(tokens !== null && { callsLeft: tokens }),
      callsWaiting: waiting,
      twenty: twenty.circuit().state === "open" ? "not answering" : "answering",
      server: `${product.name} ${product.version}`,
    };
    return { data, text: JSON.stringify(data) };
  },
});
