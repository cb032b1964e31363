import type { Company, Filter } from "twenty-client";
import { isRecordId } from "../../domain/record-id.ts";
import { isSameName } from "../../domain/similarity.ts";
import { linkSpellings, parseLink } from "../../domain/web-link.ts";
import { found } from "../records/found.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { type Candidate, chooseOne } from "./choose-one.ts";
import { mostSimilar, resembles } from "./near-misses.ts";

type NamedCompany = Pick<Company, "id" | "name" | "domain">;

/**
 * The company that an id, a name or a domain means; ambiguity is refused, never guessed away. `null`
 * and nothing stay what they are.
 */
export async function resolveCompany<Absent extends null | undefined>(
  reference: string | Absent,
  call: ToolCall,
): Promise<Candidate | Absent> {
  if (typeof reference !== "string") return reference;
  const { companies } = call.twenty;
  const fields = ["name", "domain"] as const;
  const { signal } = call;
  if (isRecordId(reference)) {
    const work = companies.get(reference, { fields, signal });
    return candidate(await found("company", reference, "list-companies", work, "company"));
  }
  const read = async (filter: Filter) =>
    (await companies.list({ filter, fields, limit: 200, signal })).records;
  const link = parseLink(reference);
  const spellings = link.ok ? linkSpellings(link.value) : [];
  const listed = await read(isCalled(reference, spellings));
  const matches = listed.filter(
    (company) =>
      isSameName(company.name, reference) || spellings.includes(company.domain.primary?.url ?? ""),
  );
  return chooseOne({
    field: "company",
    reference,
    nouns: { one: "company", many: "companies" },
    matches: matches.map(candidate),
    nearMisses: async () =>
      mostSimilar(reference, (await read(resembles(reference, ["name"]))).map(candidate)),
  });
}

/** Twenty cannot compare whole names without case, but beginnings and ends it can. */
function isCalled(name: string, spellings: readonly string[]): Filter {
  const named: Filter = {
    and: [
      { field: "name", operator: "startsWith", value: name },
      { field: "name", operator: "endsWith", value: name },
    ],
  };
  return spellings.length === 0
    ? named
    : { or: [named, { field: "domain", operator: "in", value: spellings }] };
}

function candidate(company: NamedCompany): Candidate {
  return { id: company.id, name: company.name, detail: company.domain.primary?.url };
}
