import type { OpenSandbox } from "./open-sandbox.ts";

/** A column, condition or order as it is answered. */
export interface Part {
  readonly id: string;
  readonly fieldMetadataId: string;
}

/** A view as it is answered. */
export interface Shown {
  readonly id: string;
  readonly name: string;
  readonly viewFields: readonly Part[];
  readonly viewGroups: readonly { readonly fieldValue: string }[];
}

/** What is asked of a view. */
export const SHOWN = `id name type key isCustom position
  kanbanAggregateOperation mainGroupByFieldMetadataId
  viewFields { id fieldMetadataId position isVisible size aggregateOperation }
  viewFilters { fieldMetadataId operand value }
  viewSorts { fieldMetadataId direction }
  viewGroups { fieldValue position isVisible }
  viewFilterGroups { logicalOperator }`;

/** The object of this name. */
export function objectOf(sandbox: OpenSandbox, name: string) {
  const object = sandbox.running.sandbox.workspace.bySingular(name);
  if (object === undefined) throw new Error(`No object ${name}`);
  return object;
}

/** The id of a field. */
export function fieldId(sandbox: OpenSandbox, object: string, name: string): string {
  return objectOf(sandbox, object).fields.get(name)?.id ?? "missing";
}

/** The views of an object. */
export async function viewsOf(sandbox: OpenSandbox, object: string): Promise<readonly Shown[]> {
  const query = `query ($id: String) { getViews(objectMetadataId: $id) { ${SHOWN} } }`;
  const { id } = objectOf(sandbox, object);
  const answer = await sandbox.metadata<{ data: { getViews: Shown[] } }>(query, { id });
  return answer.data.getViews;
}

/** The names of the fields that are the columns of a view. */
export function columnNames(
  sandbox: OpenSandbox,
  object: string,
  view: Shown | undefined,
): string[] {
  const names = new Map([...objectOf(sandbox, object).fields.values()].map((f) => [f.id, f.name]));
  return (view?.viewFields ?? []).map(({ fieldMetadataId }) => names.get(fieldMetadataId) ?? "?");
}

/** Makes a view, of people unless it says of what. */
export async function createView(sandbox: OpenSandbox, input: object): Promise<Shown> {
  const create = `mutation ($input: CreateViewInput!) { createView(input: $input) { ${SHOWN} } }`;
  const answer = await sandbox.metadata<{ data: { createView: Shown } }>(create, {
    input: { icon: "IconList", objectMetadataId: objectOf(sandbox, "person").id, ...input },
  });
  return answer.data.createView;
}

/** Runs one mutation that takes an `input`, and answers with what it returns. */
export async function change<T>(
  sandbox: OpenSandbox,
  name: string,
  input: unknown,
  selection = "{ id }",
): Promise<{ data: Record<string, T> | null; errors?: unknown[] }> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { ${name}(input: $input) ${selection} }`;
  return sandbox.metadata(query, { input });
}
