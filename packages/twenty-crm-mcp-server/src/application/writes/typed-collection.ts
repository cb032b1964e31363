import type { RecordCollection, TwentyClient } from "twenty-client";

/** Records of an object that is known only while the program runs. */
type AnyCollection = RecordCollection<
  { readonly id: string },
  Readonly<Record<string, unknown>>,
  Readonly<Record<string, unknown>>,
  string
>;

/** The collection that the tools of an object work with: a typed one where there is one. */
export function typedCollection(object: string, twenty: TwentyClient): AnyCollection {
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
      return twenty.object(object) as AnyCollection;
  }
}
