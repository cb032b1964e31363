import type { DynamicRecord, Filter, ObjectSchema } from "twenty-client";
import { isRecordId } from "../../domain/record-id.ts";
import { isSameName } from "../../domain/similarity.ts";
import { matchesWords } from "../listing/filters.ts";
import { found } from "../records/found.ts";
import { type Candidate, chooseOne } from "../references/choose-one.ts";
import { mostSimilar, resembles } from "../references/near-misses.ts";
import { resolveCompany } from "../references/resolve-company.ts";
import { resolveMember } from "../references/resolve-member.ts";
import { resolvePerson } from "../references/resolve-person.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { labelOf } from "./show-record.ts";

/** The record of any object that an id or a name means; ambiguity is refused, never guessed away. */
export async function resolveRecord(
  object: string,
  reference: string,
  field: string,
  call: ToolCall,
): Promise<Candidate> {
  if (object === "company") return resolveCompany<never>(reference, call);
  if (object === "person") return resolvePerson<never>(reference, field, call);
  if (object === "workspaceMember") return resolveMember<never>(reference, field, call);
  const { twenty, signal } = call;
  const schema = await twenty.schema.object(object, { signal });
  const records = twenty.object(schema.singular);
  const fields = [schema.labelField];
  if (isRecordId(reference)) {
    const work = records.get(reference, { fields, signal });
    return candidate(await found(schema.singular, reference, "find-records", work, field), schema);
  }
  const read = async (filter: Filter | undefined) =>
    (await records.list({ ...(filter && { filter }), fields, limit: 200, signal })).records;
  const paths = labelPaths(schema);
  const listed = await read(matchesWords(reference, paths, field));
  return chooseOne({
    field,
    reference,
    nouns: { one: schema.singular, many: schema.plural },
    matches: listed
      .map((record) => candidate(record, schema))
      .filter(({ name }) => isSameName(name, reference)),
    nearMisses: async () => {
      const similar = await read(resembles(reference, paths));
      return mostSimilar(
        reference,
        similar.map((record) => candidate(record, schema)),
      );
    },
  });
}

/** The texts that a record's name is made of. */
export function labelPaths({ labelField, fields }: ObjectSchema): readonly string[] {
  return fields.get(labelField)?.type === "FULL_NAME"
    ? [`${labelField}.firstName`, `${labelField}.lastName`]
    : [labelField];
}

function candidate(record: DynamicRecord, schema: ObjectSchema): Candidate {
  return { id: record.id, name: labelOf(record, schema), detail: undefined };
}
