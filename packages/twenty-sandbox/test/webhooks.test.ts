import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { listen } from "service-kit";
import { waitFor } from "testkit";
import { describe, expect, it } from "vitest";
import { openSandbox } from "./open-sandbox.ts";

interface Delivery {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

async function receiver() {
  const received: Delivery[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, body });
      response.end();
    });
  });
  const listening = await listen(server, { port: 0, host: "127.0.0.1" });
  return { ...listening, received, [Symbol.asyncDispose]: () => listening.close() };
}

describe("webhooks", () => {
  it("are told of what concerns them, signed", async () => {
    await using target = await receiver();
    const sandbox = await openSandbox({ seed: "empty" });
    await sandbox.rest("POST", "/rest/webhooks", {
      targetUrl: target.url,
      operations: ["person.created", "*.deleted"],
      secret: "shared",
    });
    await sandbox.rest("POST", "/rest/companies", { name: "Not told" });
    const made = await sandbox.rest<{ data: { createPerson: { id: string } } }>(
      "POST",
      "/rest/people",
      { name: { firstName: "Told" } },
    );
    const { id } = made.body.data.createPerson;
    await sandbox.rest("PATCH", `/rest/people/${id}`, { jobTitle: "Not told either" });
    await sandbox.rest("DELETE", `/rest/people/${id}?soft_delete=true`);
    await waitFor(() => target.received.length === 2, { what: "both deliveries" });
    const events = target.received.map(({ body }) => JSON.parse(body));
    expect(events).toMatchObject([
      { eventName: "person.created", record: { id, name: { firstName: "Told" } } },
      { eventName: "person.deleted", record: { id } },
    ]);
    for (const { headers, body } of target.received) {
      const signed = `${String(headers["x-twenty-webhook-timestamp"])}:${body}`;
      const expected = createHmac("sha256", "shared").update(signed).digest("hex");
      expect(headers["x-twenty-webhook-signature"]).toBe(expected);
    }
  });

  it("hear the fields that an update changed, and nothing of what was refused", async () => {
    await using target = await receiver();
    const sandbox = await openSandbox({ seed: "empty" });
    const operations = ["task.*"];
    await sandbox.rest("POST", "/rest/webhooks", { targetUrl: target.url, operations });
    const twice = [{ title: "A", id: "5f0c1c9e-0000-4000-8000-00000000000a" }];
    await sandbox.rest("POST", "/rest/batch/tasks", [...twice, ...twice]);
    const made = await sandbox.rest<{ data: { createTask: { id: string } } }>(
      "POST",
      "/rest/tasks",
      { title: "Kept" },
    );
    const { id } = made.body.data.createTask;
    await sandbox.rest("PATCH", `/rest/tasks/${id}`, { title: "Changed", status: "DONE" });
    await waitFor(() => target.received.length === 2, { what: "both deliveries" });
    expect(target.received.map(({ body }) => JSON.parse(body))).toMatchObject([
      { eventName: "task.created", record: { title: "Kept" } },
      { eventName: "task.updated", updatedFields: ["title", "status"] },
    ]);
  });

  it("that do not answer delay no write", async () => {
    const server = createServer(() => {});
    const listening = await listen(server, { port: 0, host: "127.0.0.1" });
    const sandbox = await openSandbox({ seed: "empty" });
    const operations = ["*.*"];
    await sandbox.rest("POST", "/rest/webhooks", { targetUrl: listening.url, operations });
    const { status } = await sandbox.rest("POST", "/rest/tasks", { title: "Quick" });
    expect(status).toBe(201);
    server.closeAllConnections();
    await listening.close();
  });

  it("are changed and removed over GraphQL", async () => {
    const sandbox = await openSandbox({ seed: "empty" });
    const made = await sandbox.rest<{ id: string }>("POST", "/rest/webhooks", {
      targetUrl: "http://127.0.0.1:9/",
      operations: ["*.*"],
    });
    const { id } = made.body;
    const change = `mutation { updateWebhook(input: { id: "${id}", update: { description: "d" } }) { description } }`;
    expect(await sandbox.metadata(change)).toEqual({
      data: { updateWebhook: { description: "d" } },
    });
    await sandbox.metadata(`mutation { deleteWebhook(id: "${id}") { id } }`);
    expect((await sandbox.rest("GET", "/rest/webhooks")).body).toEqual([]);
  });
});

describe("views", () => {
  it("show all records of an object until others are made", async () => {
    const sandbox = await openSandbox({ seed: "empty" });
    const person = sandbox.running.sandbox.workspace.bySingular("person");
    const list = `{ getViews(objectMetadataId: "${person?.id}") { id name type } }`;
    expect(await sandbox.metadata(list)).toMatchObject({
      data: { getViews: [{ name: "All People", type: "TABLE" }] },
    });
    const made = await sandbox.metadata<{ data: { createView: { id: string } } }>(
      `mutation { createView(input: { name: "Mine", icon: "IconList", objectMetadataId: "${person?.id}" }) { id } }`,
    );
    const { id } = made.data.createView;
    await sandbox.metadata(`mutation { updateView(id: "${id}", input: { name: "Ours" }) { id } }`);
    expect(await sandbox.metadata(list)).toMatchObject({
      data: { getViews: [{ name: "All People" }, { name: "Ours" }] },
    });
    expect(await sandbox.metadata(`mutation { deleteView(id: "${id}") }`)).toEqual({
      data: { deleteView: true },
    });
    const kanban = await sandbox.metadata(
      `mutation { createView(input: { name: "K", icon: "I", type: KANBAN, objectMetadataId: "${person?.id}" }) { id } }`,
    );
    expect(JSON.stringify(kanban)).toContain("must have a main group by field");
  });
});
