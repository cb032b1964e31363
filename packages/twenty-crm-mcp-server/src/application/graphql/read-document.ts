import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from "graphql";
import { oneLine } from "../../domain/plain-text.ts";
import { ToolFault } from "../tools/tool-fault.ts";

const MAX_LENGTH = 10_000;
const MAX_DEPTH = 8;
/** Twenty takes no more root fields in one document. */
const MAX_ROOT_FIELDS = 20;

/**
 * Reads a document that only asks. It is parsed, not searched for words: a mutation cannot hide in a
 * comment, a string or a fragment.
 * @throws ToolFault for anything else, and for more than Twenty would take.
 */
export function readDocument(text: string): DocumentNode {
  if (text.length > MAX_LENGTH) throw refused(`is longer than ${MAX_LENGTH} characters`);
  const document = parsed(text);
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode =>
      definition.kind === Kind.OPERATION_DEFINITION,
  );
  const [operation, ...more] = operations;
  if (operation === undefined || more.length > 0) throw refused("must hold one operation");
  if (operation.operation !== "query") throw refused(`is a ${operation.operation}, not a query`);
  if (operation.selectionSet.selections.length > MAX_ROOT_FIELDS) {
    throw refused(`has more than ${MAX_ROOT_FIELDS} fields at its root`);
  }
  if (document.definitions.length > 1) throw refused("has fragments: write the fields out");
  if (depthOf(operation.selectionSet) > MAX_DEPTH)
    throw refused(`is more than ${MAX_DEPTH} levels deep`);
  return document;
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: 2_000 });
  } catch (error) {
    if (error instanceof GraphQLError) throw refused(oneLine(error.message, 120));
    throw error;
  }
}

function depthOf({ selections }: SelectionSetNode): number {
  const depths = selections.map((selection) =>
    "selectionSet" in selection && selection.selectionSet !== undefined
      ? depthOf(selection.selectionSet)
      : 0,
  );
  return 1 + Math.max(0, ...depths);
}

function refused(reason: string): ToolFault {
  return new ToolFault({
    field: "query",
    reason,
    wayOut: "Write one query such as { companies(first: 10) { edges { node { id name } } } }.",
  });
}
