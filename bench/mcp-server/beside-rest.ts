import { type Compared, compared, type Ways } from "./compared.ts";
import { again, type GraphqlRequest } from "./overheard.ts";
import type { ToolCall } from "./tool-call.ts";

interface Twenty {
  readonly url: string;
  readonly apiKey: string;
}

/** What the tools were heard to ask of Twenty's GraphQL. */
export interface Heard {
  readonly get: GraphqlRequest;
  readonly list: GraphqlRequest;
  readonly create: GraphqlRequest;
}

/** What is measured. */
export type Operation = "get" | "list 20" | "create";

/** How it is measured. */
export interface Plan {
  readonly heard: Heard;
  readonly rounds: number;
  /** Called before each operation. */
  readonly prepare?: (operation: Operation) => void;
}

const NOTE = { title: "Bench" };

/** Listens to what each of the tools asks, by a server whose Twenty is overheard. */
export async function hear(call: ToolCall, last: () => GraphqlRequest): Promise<Heard> {
  await call("create-note", NOTE);
  const create = last();
  const id = await anyPerson(call);
  await call("list-persons", { limit: 20 });
  const list = last();
  await call("get-person", { id });
  return { create, list, get: last() };
}

/** Tool calls beside raw calls to the same Twenty, by turns: REST's, and the very ones that the tools make. */
export async function besideRest(
  call: ToolCall,
  twenty: Twenty,
  { heard, rounds, prepare }: Plan,
): Promise<Record<string, Compared>> {
  const rest = (path: string, body?: object) => send(twenty, `rest/${path}`, body);
  const graphql = (asked: GraphqlRequest) => send(twenty, "graphql", again(asked));
  const id = await anyPerson(call);
  const ways: Readonly<Record<Operation, Ways>> = {
    get: {
      rest: () => rest(`people/${id}`),
      graphql: () => graphql(heard.get),
      tool: () => call("get-person", { id }),
    },
    "list 20": {
      rest: () => rest("people?limit=20"),
      graphql: () => graphql(heard.list),
      tool: () => call("list-persons", { limit: 20 }),
    },
    create: {
      rest: () => rest("notes", NOTE),
      graphql: () => graphql(heard.create),
      tool: () => call("create-note", NOTE),
    },
  };
  const found: Record<string, Compared> = {};
  for (const operation of Object.keys(ways) as Operation[]) {
    prepare?.(operation);
    found[operation] = await compared(ways[operation], rounds);
  }
  return found;
}

async function anyPerson(call: ToolCall): Promise<string> {
  const { records } = (await call("list-persons", { limit: 1 })) as { records: { id: string }[] };
  return records[0]?.id ?? "";
}

async function send(twenty: Twenty, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${twenty.url}/${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${twenty.apiKey}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as { errors?: unknown };
  if (response.ok && answer.errors === undefined) return answer;
  throw new Error(`${path} answered ${response.status}: ${JSON.stringify(answer).slice(0, 300)}`);
}
