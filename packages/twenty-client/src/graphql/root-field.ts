import type { Json } from "../json.ts";
import type { RequestKind } from "../transport/http-request.ts";
import type { Transport } from "../transport/transport.ts";
import {
  type GraphqlOperation,
  type GraphqlPath,
  graphqlRequest,
  readGraphqlAnswer,
} from "./graphql-endpoint.ts";

/** An argument of a root field: its type in Twenty's schema, and its value. */
interface Argument {
  readonly type: string;
  readonly value: Json;
}

/** The arguments of a root field, by name. */
export type Arguments = Readonly<Record<string, Argument>>;

/** One root field with its arguments: more than one a request would each cost of the rate budget. */
interface RootField {
  readonly name: string;
  readonly arguments: Arguments;
  readonly selection: string;
}

/** Asks for one root field, and returns what it is answered with. */
export type RunRootField = (
  kind: RequestKind,
  field: RootField,
  options: Pick<GraphqlOperation, "signal" | "onWait">,
) => Promise<unknown>;

/** Names of fields and types come from definitions and metadata, values only from variables. */
export function createRunRootField(
  transport: Transport,
  path: GraphqlPath = "/graphql",
): RunRootField {
  return async (kind, field, { signal, onWait }) => {
    const { document, variables } = documentOf(kind, field);
    const request = graphqlRequest(path, { document, variables, kind, signal, onWait });
    return (await transport.send(request, readGraphqlAnswer))[field.name];
  };
}

function documentOf(
  kind: RequestKind,
  { name, arguments: args, selection }: RootField,
): { document: string; variables: Record<string, Json> } {
  const entries = Object.entries(args);
  const declared = entries.map(([argument, { type }]) => `$${argument}:${type}`).join(",");
  const passed = entries.map(([argument]) => `${argument}:$${argument}`).join(",");
  const inBrackets = (text: string): string => (text === "" ? "" : `(${text})`);
  return {
    document: `${kind === "read" ? "query" : "mutation"}${inBrackets(declared)}{${name}${inBrackets(passed)}${selection}}`,
    variables: Object.fromEntries(entries.map(([argument, { value }]) => [argument, value])),
  };
}
