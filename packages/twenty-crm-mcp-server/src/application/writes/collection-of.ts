import type { RecordCollection, TwentyClient } from "twenty-client";

/** Records of an object that is known only while the program runs. */
export type AnyCollection = RecordCollection<
  { readonly id: string },
  Readonly<Record<string, unknown>>,
  Readonly<Record<string, unknown>>,
  string
>;

/** The records of an object by its singular name. */
export function collectionOf(object: string, twenty: TwentyClient): AnyCollection {
  switch (object) {
    case "person":
      return twenty.people as AnyCollection;
    case "company":
      return twenty.companies as AnyCollection;
    case "opportunity":
      return twenty.opportunities as AnyCollection;
    case "note":
      return twenty.notes as AnyCollection;
    case "task":
      return twenty.tasks as AnyCollection;
    default:
      throw new Error(`Changes of ${object} are not undoable`);
  }
}
