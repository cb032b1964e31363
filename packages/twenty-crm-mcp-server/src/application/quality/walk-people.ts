import type { Filter, Person } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";

const PAGE = 200;

/** What a look at people reads of each. */
export type WalkedPerson = Pick<
  Person,
  "id" | "firstName" | "lastName" | "emails" | "phones" | "jobTitle" | "companyId"
>;

/** Every person that a filter finds, a page at a time; says how far it is. */
export async function* walkPeople(
  filter: Filter | undefined,
  call: ToolCall,
): AsyncGenerator<WalkedPerson> {
  const { twenty, signal } = call;
  let after: string | undefined;
  let done = 0;
  do {
    const page = await twenty.people.list({
      fields: ["firstName", "lastName", "emails", "phones", "jobTitle", "companyId"],
      limit: PAGE,
      signal,
      ...(filter && { filter }),
      ...(after !== undefined && { after }),
    });
    yield* page.records;
    done += page.records.length;
    call.progress({ done, total: page.totalCount, message: "reading people" });
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
  } while (after !== undefined);
}
