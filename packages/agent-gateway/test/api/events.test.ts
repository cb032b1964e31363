import type { RegistryChange } from "agent-gateway-contract";
import { waitFor } from "testkit";
import { describe, expect, test } from "vitest";
import { type StagedGateway, stageGateway } from "../stage/gateway.ts";
import { registration } from "../stage/registration.ts";

interface Heard {
  readonly id: string;
  readonly event: string;
  readonly data: Partial<RegistryChange> & { readonly agent?: { readonly name: string } | null };
}

interface Listening extends AsyncDisposable {
  readonly heard: readonly Heard[];
  readonly headers: Headers;
  readonly isOver: () => boolean;
}

/** Listens as an EventSource would (HTML, server-sent events), until it is disposed of. */
async function listenTo(
  gateway: StagedGateway,
  query = "",
  headers: Record<string, string> = {},
): Promise<Listening> {
  const response = await gateway.request("GET", `/api/v1/events${query}`, undefined, headers);
  expect(response.status).toBe(200);
  const heard: Heard[] = [];
  let isOver = false;
  const reader = response.body?.getReader();
  const reading = (async () => {
    let text = "";
    for (;;) {
      const piece = await reader?.read();
      if (piece === undefined || piece.done) return;
      text += Buffer.from(piece.value).toString("utf8");
      const frames = text.split("\n\n");
      text = frames.pop() ?? "";
      heard.push(...frames.filter((frame) => !frame.startsWith(":")).map(frameOf));
    }
  })()
    .catch(() => {})
    .finally(() => {
      isOver = true;
    });
  return {
    heard,
    headers: response.headers,
    isOver: () => isOver,
    async [Symbol.asyncDispose]() {
      await reader?.cancel();
      await reading;
    },
  };
}

function frameOf(frame: string): Heard {
  const field = (name: string): string => new RegExp(`^${name}: (.*)$`, "m").exec(frame)?.[1] ?? "";
  return { id: field("id"), event: field("event"), data: JSON.parse(field("data")) };
}

const told = ({ heard }: Listening): string[] =>
  heard.filter(({ event }) => event === "change").map(({ data }) => `${data.kind} ${data.name}`);

describe("GET /api/v1/events", () => {
  test("says hello with the revision, then each change under its revision", async () => {
    await using gateway = await stageGateway();
    await using stream = await listenTo(gateway);
    expect(stream.headers.get("content-type")).toMatch(/^text\/event-stream/);
    await gateway.register(registration({ name: "a" }));
    await waitFor(() => told(stream).length > 0, { what: "the first change" });
    expect(stream.heard[0]?.event).toBe("hello");
    const change = stream.heard.find(({ event }) => event === "change");
    expect(change?.id).toBe(String(change?.data.revision));
    expect(change?.data).toMatchObject({ kind: "registered", name: "a" });
  });

  test("goes on behind Last-Event-ID, so that nothing is missed and nothing comes twice", async () => {
    await using gateway = await stageGateway();
    await gateway.register(registration({ name: "a" }));
    const { revision } = (await (await gateway.request("GET", "/api/v1/agents/a")).json()) as {
      revision: number;
    };
    await gateway.register(registration({ name: "b", endpoint: "http://127.0.0.1:1/mcp" }));
    await gateway.request("DELETE", "/api/v1/agents/a");
    await using byHeader = await listenTo(gateway, "?kind=registered&kind=removed", {
      "last-event-id": String(revision),
    });
    await using byQuery = await listenTo(
      gateway,
      `?kind=registered&kind=removed&since=${revision}`,
    );
    for (const stream of [byHeader, byQuery]) {
      await waitFor(() => told(stream).length === 2, { what: "what was missed" });
      expect(told(stream)).toEqual(["registered b", "removed a"]);
    }
  });

  test("tells a client to read everything anew when its place is not known any more", async () => {
    await using gateway = await stageGateway();
    await using stream = await listenTo(gateway, "", { "last-event-id": "987654321" });
    await waitFor(() => stream.heard.some(({ event }) => event === "resync"), {
      what: "the resync",
    });
    await gateway.register(registration({ name: "a" }));
    await waitFor(() => told(stream).includes("registered a"), { what: "what comes after it" });
  });

  test("tells of those alone that are asked for, with the whole agent where that is wished", async () => {
    await using gateway = await stageGateway();
    await using stream = await listenTo(gateway, "?service=crm&include=agent");
    await gateway.register(registration({ name: "other" }));
    await gateway.register(
      registration({ name: "crm", service: "crm", endpoint: "http://127.0.0.1:1/mcp" }),
    );
    await waitFor(() => told(stream).length > 0, { what: "the change" });
    expect(told(stream).every((text) => text.endsWith(" crm"))).toBe(true);
    expect(stream.heard.at(-1)?.data.agent).toMatchObject({ name: "crm" });
  });

  test("ends when the gateway does", async () => {
    const gateway = await stageGateway();
    await using stream = await listenTo(gateway);
    await gateway.close();
    await waitFor(stream.isOver, { what: "the end of the stream" });
  });

  test("refuses what it does not know", async () => {
    await using gateway = await stageGateway();
    const response = await gateway.request("GET", "/api/v1/events?knid=removed");
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("did you mean kind?");
  });
});
