import { similarity } from "../../domain/similarity.ts";
import { personName } from "../records/person.ts";
import type { WalkedPerson } from "./walk-people.ts";

/** Records that seem to be one, and why. */
export interface DuplicateGroup {
  readonly why: string;
  readonly records: readonly { readonly id: string; readonly name: string }[];
}

const LEAST_LIKENESS = 0.85;

/**
 * People that seem to be one: who share an address or a telephone number, or have nearly the same name in the same
 * company. Names are compared within a company alone: over all of them, namesakes are common.
 */
export function samePeople(people: readonly WalkedPerson[]): readonly DuplicateGroup[] {
  const shared = [
    ...groupsBy(people, "the same email", ({ emails }) =>
      [emails.primary, ...emails.additional].filter((email) => email !== null),
    ),
    ...groupsBy(people, "the same phone", ({ phones }) =>
      phones.primary === null
        ? []
        : [`${phones.primary.callingCode ?? ""}${phones.primary.number}`],
    ),
  ];
  const alike = [...Map.groupBy(people, ({ companyId }) => companyId ?? "")].flatMap(
    ([companyId, colleagues]) => (companyId === "" ? [] : alikeAmong(colleagues)),
  );
  return [...shared, ...alike];
}

function groupsBy(
  people: readonly WalkedPerson[],
  why: string,
  keysOf: (person: WalkedPerson) => readonly string[],
): readonly DuplicateGroup[] {
  const byKey = new Map<string, Map<string, WalkedPerson>>();
  for (const person of people) {
    for (const key of keysOf(person)) {
      const group = byKey.get(key.toLowerCase()) ?? new Map();
      byKey.set(key.toLowerCase(), group.set(person.id, person));
    }
  }
  return [...byKey.values()]
    .filter(({ size }) => size > 1)
    .map((group) => groupOf(why, [...group.values()]));
}

function alikeAmong(people: readonly WalkedPerson[]): readonly DuplicateGroup[] {
  return people.flatMap((person, index) =>
    people
      .slice(index + 1)
      .filter((other) => similarity(personName(person), personName(other)) >= LEAST_LIKENESS)
      .map((other) => groupOf("nearly the same name in one company", [person, other])),
  );
}

function groupOf(why: string, people: readonly WalkedPerson[]): DuplicateGroup {
  return { why, records: people.map((person) => ({ id: person.id, name: personName(person) })) };
}
