import { type DynamicRecord, TwentyError } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import { inChunks, type LinkedIds, type Subject } from "./linked-records.ts";
import { memberNames } from "./member-names.ts";
import { textOf } from "./text-of.ts";

/** What people take part in, and the objects by which Twenty says who. */
const KINDS = {
  message: { participant: "messageParticipant", column: "messageId", noun: "mails" },
  calendarEvent: {
    participant: "calendarEventParticipant",
    column: "calendarEventId",
    noun: "appointments",
  },
} as const;

/** The kind of thing that people take part in. */
export type Gathering = keyof typeof KINDS;

/** Somebody who takes part, by the name that Twenty knows. */
export interface Participant {
  readonly name: string;
  readonly role?: string;
  readonly response?: string;
}

const PAGE = 200;
/** The newest are read, and that some were not is told. */
const MOST_READ = 2_000;

/** The mails or appointments that people of a record take part in. */
export async function takenPartIn(
  kind: Gathering,
  subject: Subject,
  call: ToolCall,
): Promise<LinkedIds> {
  await requireKind(kind, call);
  const { participant, column } = KINDS[kind];
  const { ids: people, isCut: arePeopleCut } = await peopleOf(subject, call);
  const ids = new Set<string>();
  let isCut = arePeopleCut;
  for (const chunk of inChunks(people)) {
    let after: string | undefined;
    let read = 0;
    do {
      const { records, pageInfo } = await call.twenty.object(participant).list({
        filter: { field: "personId", operator: "in", value: chunk },
        fields: [column],
        orderBy: [{ field: "createdAt", direction: "desc" }],
        limit: PAGE,
        signal: call.signal,
        ...(after !== undefined && { after }),
      });
      for (const record of records) {
        const id = record[column];
        if (typeof id === "string") ids.add(id);
      }
      read += records.length;
      after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined;
    } while (after !== undefined && read < MOST_READ);
    isCut ||= after !== undefined;
  }
  return { ids: [...ids], isCut };
}

/** Who takes part in each of these mails or appointments. */
export async function participantsOf(
  kind: Gathering,
  ids: readonly string[],
  call: ToolCall,
): Promise<ReadonlyMap<string, readonly Participant[]>> {
  const { twenty, signal } = call;
  const { participant, column } = KINDS[kind];
  const facts = kind === "message" ? "role" : "responseStatus";
  const found: DynamicRecord[] = [];
  let after: string | undefined;
  if (ids.length === 0) return new Map();
  do {
    const { records, pageInfo } = await twenty.object(participant).list({
      filter: { field: column, operator: "in", value: ids },
      fields: [column, "handle", "displayName", "personId", "workspaceMemberId", facts],
      limit: PAGE,
      signal,
      ...(after !== undefined && { after }),
    });
    found.push(...records);
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined;
  } while (after !== undefined && found.length < MOST_READ);
  const names = await namesOf(found, call);
  const byOwner = Map.groupBy(found, (record) => textOf(record[column]));
  return new Map(
    [...byOwner].map(([id, records]) => [
      id,
      records.map((record) => showParticipant(record, names)),
    ]),
  );
}

/** The names of people and members, by their ids; lists over REST do not tell them. */
async function namesOf(
  participants: readonly DynamicRecord[],
  call: ToolCall,
): Promise<ReadonlyMap<string, string>> {
  const ids = (column: string): readonly string[] => [
    ...new Set(participants.flatMap(({ [column]: id }) => (typeof id === "string" ? id : []))),
  ];
  const names = new Map(await memberNames(ids("workspaceMemberId"), call));
  const people = ids("personId");
  for (let start = 0; start < people.length; start += PAGE) {
    const { records } = await call.twenty.people.list({
      filter: { field: "id", operator: "in", value: people.slice(start, start + PAGE) },
      fields: ["firstName", "lastName"],
      limit: PAGE,
      signal: call.signal,
    });
    for (const { id, firstName, lastName } of records) {
      names.set(id, `${firstName} ${lastName}`.trim());
    }
  }
  return names;
}

function showParticipant(
  { displayName, handle, personId, workspaceMemberId, role, responseStatus }: DynamicRecord,
  names: ReadonlyMap<string, string>,
): Participant {
  const name = [
    names.get(textOf(personId)),
    names.get(textOf(workspaceMemberId)),
    displayName,
    handle,
  ].find((text) => typeof text === "string" && text !== "");
  return {
    name: typeof name === "string" ? name : "somebody",
    ...(typeof role === "string" && { role }),
    ...(typeof responseStatus === "string" && { response: responseStatus }),
  };
}

/** A person stands for itself, a company for those who work there, a deal for its contact or its company. */
async function peopleOf({ object, id }: Subject, call: ToolCall): Promise<LinkedIds> {
  const { twenty, signal } = call;
  if (object === "person") return { ids: [id], isCut: false };
  if (object === "opportunity") {
    const deal = await twenty.opportunities.get(id, {
      fields: ["pointOfContactId", "companyId"],
      signal,
    });
    if (deal.pointOfContactId !== null) return { ids: [deal.pointOfContactId], isCut: false };
    return deal.companyId === null
      ? { ids: [], isCut: false }
      : peopleOf({ object: "company", id: deal.companyId }, call);
  }
  const page = await twenty.people.list({
    filter: { field: "companyId", operator: "eq", value: id },
    fields: [],
    limit: PAGE,
    signal,
  });
  return { ids: page.records.map((person) => person.id), isCut: page.totalCount > PAGE };
}

async function requireKind(kind: Gathering, { twenty, signal }: ToolCall): Promise<void> {
  try {
    await twenty.schema.object(KINDS[kind].participant, { signal });
  } catch (error) {
    if (!(error instanceof TwentyError) || error.code !== "invalid_input") throw error;
    throw new ToolFault({
      reason: `this workspace, or the role of this key, has no ${KINDS[kind].noun}`,
      wayOut: "Connect a mailbox or calendar in Twenty under Settings → Accounts.",
    });
  }
}
