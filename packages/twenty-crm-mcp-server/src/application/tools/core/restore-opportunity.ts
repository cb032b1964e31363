import { z } from "zod";
import { opportunityKind } from "../../records/opportunity.ts";
import { restoredRecord } from "../../records/record-answers.ts";
import { planRestore } from "../../writes/plan-restore.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { idField } from "../input-fields.ts";
import { RESTORES } from "../tool-hints.ts";

/** Brings a deal back that was deleted. */
export const restoreOpportunity = defineWriteTool({
  name: "restore-opportunity",
  title: "Restore opportunity",
  description: "Bring back a deleted deal.",
  toolset: "core",
  entity: "opportunity",
  verb: "restore",
  hints: RESTORES,
  input: z.strictObject({ id: idField }),
  output: restoredRecord,
  plan: ({ id }, call) => planRestore(opportunityKind, id, call),
});
