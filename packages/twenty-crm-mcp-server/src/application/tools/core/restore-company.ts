import { z } from "zod";
import { companyKind } from "../../records/company.ts";
import { restoredRecord } from "../../records/record-answers.ts";
import { planRestore } from "../../writes/plan-restore.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { idField } from "../input-fields.ts";
import { RESTORES } from "../tool-hints.ts";

/** Brings a company back that was deleted. */
export const restoreCompany = defineWriteTool({
  name: "restore-company",
  title: "Restore company",
  description: "Bring back a deleted company.",
  toolset: "core",
  entity: "company",
  verb: "restore",
  hints: RESTORES,
  input: z.strictObject({ id: idField }),
  output: restoredRecord,
  plan: ({ id }, call) => planRestore(companyKind, id, call),
});
