import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from "graphql";
import { TwentyError } from "../errors/twenty-error.ts";

/** The named fragments of a document. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Collects the fragments that spreads can name. */
export function fragmentsOf(document: DocumentNode): Fragments {
  return new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((definition) => [definition.name.value, definition]),
  );
}

/** The fields of a selection, with fragments unfolded and skipped fields left out. */
export function fieldsOf(
  selectionSet: SelectionSetNode | undefined,
  fragments: Fragments,
): FieldNode[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    if (!isIncluded(selection.directives ?? [])) return [];
    if (selection.kind === Kind.FIELD) return [selection];
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments.get(selection.name.value)?.selectionSet;
    return fieldsOf(inner, fragments);
  });
}

/** Direct execution knows only literal conditions; a variable makes it fail. */
function isIncluded(directives: readonly DirectiveNode[]): boolean {
  return directives.every((directive) => {
    const condition = directive.arguments?.find((argument) => argument.name.value === "if")?.value;
    if (condition === undefined) return true;
    if (condition.kind !== Kind.BOOLEAN) {
      throw new TwentyError("Internal server error", {
        status: 500,
        restError: "InternalServerErrorException",
        graphqlCode: "INTERNAL_SERVER_ERROR",
      });
    }
    return directive.name.value === "skip" ? !condition.value : condition.value;
  });
}
