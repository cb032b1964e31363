import { linkSpellings } from "../../domain/web-link.ts";
import { recordUrl } from "../record-url.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";

/**
 * Refuses a website that another company already has in any spelling: Twenty compares the text alone,
 * and would keep `acme.example` beside `https://acme.example`.
 */
export async function refuseKnownDomain(
  domain: string | null | undefined,
  isOwn: (id: string) => boolean,
  call: ToolCall,
): Promise<void> {
  if (domain === undefined || domain === null) return;
  const page = await call.twenty.companies.list({
    filter: { field: "domain", operator: "in", value: linkSpellings(domain) },
    fields: ["name"],
    limit: 2,
    signal: call.signal,
  });
  const other = page.records.find((company) => !isOwn(company.id));
  if (other === undefined) return;
  throw new ToolFault({
    field: "domain",
    reason: `already used by company ${other.id} (${recordUrl(call.workspaceUrl, "company", other.id)})`,
    wayOut: "Update that record with update-company, or use another domain.",
  });
}
