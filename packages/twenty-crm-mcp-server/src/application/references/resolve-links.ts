import type { ToolCall } from "../tools/tool-context.ts";
import type { Links } from "../writes/plan-linked-create.ts";
import { resolveCompany } from "./resolve-company.ts";
import { resolveOpportunity } from "./resolve-opportunity.ts";
import { resolvePerson } from "./resolve-person.ts";

/** The records that ids or names mean; ambiguity is refused, never guessed away. */
export async function resolveLinks(
  given: {
    readonly person?: string | undefined;
    readonly company?: string | undefined;
    readonly opportunity?: string | undefined;
  },
  call: ToolCall,
): Promise<Links> {
  const [person, company, opportunity] = await Promise.all([
    resolvePerson(given.person, "person", call),
    resolveCompany(given.company, call),
    resolveOpportunity(given.opportunity, call),
  ]);
  return { person, company, opportunity };
}
