import { type Paired, paired } from "./paired.ts";
import type { ToolCall } from "./tool-call.ts";

/** Tool calls beside the raw REST calls to the same Twenty, by turns. */
export async function besideRest(
  call: ToolCall,
  twenty: { readonly url: string; readonly apiKey: string },
  rounds: number,
): Promise<Record<string, Paired>> {
  const rest = async (path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${twenty.url}/rest/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${twenty.apiKey}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`REST ${path} answered ${response.status}`);
    return response.json();
  };
  const { records } = (await call("list-persons", { limit: 1 })) as { records: { id: string }[] };
  const id = records[0]?.id ?? "";
  const note = { title: "Bench" };
  return {
    get: await paired(
      () => rest(`people/${id}`),
      () => call("get-person", { id }),
      rounds,
    ),
    "list 20": await paired(
      () => rest("people?limit=20"),
      () => call("list-persons", { limit: 20 }),
      rounds,
    ),
    create: await paired(
      () => rest("notes", note),
      () => call("create-note", note),
      rounds,
    ),
  };
}
