import type { WorkspaceMember } from "twenty-client";
import { isRecordId } from "../../domain/record-id.ts";
import { isSameName, similarity } from "../../domain/similarity.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { type Candidate, chooseOne } from "./choose-one.ts";

type NamedMember = Pick<WorkspaceMember, "id" | "firstName" | "lastName" | "email">;

const PAGE = 200;
/** A workspace has few members; past this many, names are not compared and an id is asked for. */
const MAX_MEMBERS = 2_000;

/** The member of the workspace that an id, an e-mail address or a name means. */
export async function resolveMember<Absent extends null | undefined>(
  reference: string | Absent,
  field: string,
  call: ToolCall,
): Promise<Candidate | Absent> {
  if (typeof reference !== "string") return reference;
  const members = await allMembers(call);
  const matches = members.filter((member) => isMeant(member, reference));
  return chooseOne({
    field,
    reference,
    nouns: { one: "workspace member", many: "workspace members" },
    matches: matches.map(candidate),
    nearMisses: async () =>
      members
        .map(candidate)
        .toSorted(
          (left, right) => similarity(reference, right.name) - similarity(reference, left.name),
        )
        .slice(0, 3),
  });
}

/** Twenty cannot search members by their whole name, and there are few of them. */
async function allMembers({ twenty, signal }: ToolCall): Promise<readonly NamedMember[]> {
  const members: NamedMember[] = [];
  let after: string | undefined;
  do {
    const page = await twenty.workspaceMembers.list({
      fields: ["firstName", "lastName", "email"],
      limit: PAGE,
      signal,
      ...(after !== undefined && { after }),
    });
    members.push(...page.records);
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
  } while (after !== undefined && members.length < MAX_MEMBERS);
  return members;
}

function isMeant(member: NamedMember, reference: string): boolean {
  if (isRecordId(reference)) return member.id === reference.toLowerCase();
  return (
    isSameName(candidate(member).name, reference) ||
    (member.email !== null && isSameName(member.email, reference))
  );
}

function candidate({ id, firstName, lastName, email }: NamedMember): Candidate {
  return { id, name: `${firstName} ${lastName}`.trim(), detail: email };
}
