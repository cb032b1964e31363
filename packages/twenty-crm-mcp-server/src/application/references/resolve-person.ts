import type { Filter, Person } from "twenty-client";
import { parseEmail } from "../../domain/email.ts";
import { isRecordId } from "../../domain/record-id.ts";
import { isSameName } from "../../domain/similarity.ts";
import { matchesWords } from "../listing/filters.ts";
import { found } from "../records/found.ts";
import { personName } from "../records/person.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { type Candidate, chooseOne } from "./choose-one.ts";
import { mostSimilar, resembles } from "./near-misses.ts";

type NamedPerson = Pick<Person, "id" | "firstName" | "lastName" | "emails">;

const NAME_FIELDS = ["firstName", "lastName"] as const;

/**
 * The person that an id, an e-mail address or a name means; ambiguity is refused, never guessed away.
 * `null` and nothing stay what they are.
 */
export async function resolvePerson<Absent extends null | undefined>(
  reference: string | Absent,
  field: string,
  call: ToolCall,
): Promise<Candidate | Absent> {
  if (typeof reference !== "string") return reference;
  const { people } = call.twenty;
  const fields = ["firstName", "lastName", "emails"] as const;
  const { signal } = call;
  if (isRecordId(reference)) {
    const work = people.get(reference, { fields, signal });
    return candidate(await found("person", reference, "list-persons", work, field));
  }
  const read = async (filter: Filter | undefined) =>
    (await people.list({ ...(filter && { filter }), fields, limit: 200, signal })).records;
  const email = parseEmail(reference);
  const matches = email.ok
    ? await read({ field: "email", operator: "eq", value: email.value })
    : (await read(matchesWords(reference, NAME_FIELDS, field))).filter((person) =>
        isSameName(personName(person), reference),
      );
  return chooseOne({
    field,
    reference,
    nouns: { one: "person", many: "people" },
    matches: matches.map(candidate),
    nearMisses: async () => {
      const searched = email.ok ? ["email"] : NAME_FIELDS;
      const similar = (await read(resembles(reference, searched))).map(candidate);
      return mostSimilar(reference, similar);
    },
  });
}

function candidate(person: NamedPerson): Candidate {
  return { id: person.id, name: personName(person), detail: person.emails.primary };
}
