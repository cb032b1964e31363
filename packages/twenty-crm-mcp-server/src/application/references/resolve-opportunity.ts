import type { Filter } from "twenty-client";
import { isRecordId } from "../../domain/record-id.ts";
import { isSameName } from "../../domain/similarity.ts";
import { found } from "../records/found.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { type Candidate, chooseOne } from "./choose-one.ts";
import { mostSimilar, resembles } from "./near-misses.ts";

/** The deal that an id or a name means; ambiguity is refused, never guessed away. */
export async function resolveOpportunity<Absent extends null | undefined>(
  reference: string | Absent,
  { twenty, signal }: ToolCall,
): Promise<Candidate | Absent> {
  if (typeof reference !== "string") return reference;
  const fields = ["name", "stage"] as const;
  if (isRecordId(reference)) {
    const work = twenty.opportunities.get(reference, { fields, signal });
    return candidate(
      await found("opportunity", reference, "list-opportunities", work, "opportunity"),
    );
  }
  const read = async (filter: Filter) =>
    (await twenty.opportunities.list({ filter, fields, limit: 200, signal })).records;
  const listed = await read({
    and: [
      { field: "name", operator: "startsWith", value: reference },
      { field: "name", operator: "endsWith", value: reference },
    ],
  });
  return chooseOne({
    field: "opportunity",
    reference,
    nouns: { one: "opportunity", many: "opportunities" },
    matches: listed.filter((deal) => isSameName(deal.name, reference)).map(candidate),
    nearMisses: async () =>
      mostSimilar(reference, (await read(resembles(reference, ["name"]))).map(candidate)),
  });
}

function candidate(deal: {
  readonly id: string;
  readonly name: string;
  readonly stage: string | null;
}): Candidate {
  return { id: deal.id, name: deal.name, detail: deal.stage };
}
