import type { Resource } from "./define-resource.ts";
import { jsonContent } from "./json-content.ts";

/** How many calls the workspace may still make. */
export const rateBudgetResource: Resource = {
  name: "rate-budget",
  title: "Rate budget",
  description: "How many calls to Twenty may go at once now, and how many wait",
  uri: "twenty://rate-budget",
  mimeType: "application/json",
  read: async (_variables, { twenty }) =>
    jsonContent({ ...twenty.rateBudget(), circuit: twenty.circuit() }),
};
