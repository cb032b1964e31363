import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { listen } from "service-kit";
import { waitFor } from "testkit";
import { describe, expect, it, onTestFinished } from "vitest";
import { startSandbox } from "../src/index.ts";
import { callsWith, openSandbox } from "./open-sandbox.ts";

interface Delivery {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

async function receiver(status = 200) {
  const received: Delivery[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, body });
      response.writeHead(status).end();
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

  it("that do not answer hold up no other", async () => {
    await using target = await receiver();
    const server = createServer(() => {});
    const hanging = await listen(server, { port: 0, host: "127.0.0.1" });
    const sandbox = await openSandbox({ seed: "empty" });
    const operations = ["task.created"];
    await sandbox.rest("POST", "/rest/webhooks", { targetUrl: hanging.url, operations });
    await sandbox.rest("POST", "/rest/webhooks", { targetUrl: target.url, operations });
    const titles = Array.from({ length: 12 }, (_, index) => `Task ${index}`);
    await sandbox.rest(
      "POST",
      "/rest/batch/tasks",
      titles.map((title) => ({ title })),
    );
    await waitFor(() => target.received.length === titles.length, { what: "all deliveries" });
    const told = target.received.map(({ body }) => JSON.parse(body).record.title);
    expect(told).toEqual(titles);
    server.closeAllConnections();
    await hanging.close();
  });

  it("are told once and go on, also when they refuse", async () => {
    await using target = await receiver(500);
    const sandbox = await openSandbox({ seed: "empty" });
    const operations = ["task.created"];
    await sandbox.rest("POST", "/rest/webhooks", { targetUrl: target.url, operations });
    for (const title of ["First", "Second", "Third"]) {
      await sandbox.rest("POST", "/rest/tasks", { title });
    }
    // Deliveries are in order, so that a second attempt would stand before the last.
    await waitFor(() => target.received.length >= 3, { what: "three deliveries" });
    const told = target.received.map(({ body }) => JSON.parse(body).record.title);
    expect(told).toEqual(["First", "Second", "Third"]);
  });

  it("need an address on the web and what they are told of", async () => {
    const sandbox = await openSandbox({ seed: "empty" });
    const wrong = { targetUrl: "ftp://example.org/", operations: ["*.*"] };
    expect(await sandbox.rest("POST", "/rest/webhooks", wrong)).toMatchObject({
      status: 400,
      body: {
        error: "METADATA_VALIDATION_ERROR",
        errors: { webhook: [{ errors: [{ code: "INVALID_TARGET_URL" }] }] },
      },
    });
    const create = `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { id } }`;
    expect(await sandbox.metadata(create, { input: wrong })).toMatchObject({
      errors: [{ extensions: { code: "METADATA_VALIDATION_FAILED", summary: { webhook: 1 } } }],
    });
    expect(await sandbox.rest("POST", "/rest/webhooks", {})).toMatchObject({
      status: 400,
      body: { message: expect.arrayContaining(["operations must be an array"]) },
    });
    expect((await sandbox.rest("GET", "/rest/webhooks")).body).toEqual([]);
  });

  it("stay in the data file", async () => {
    const dataFile = join(mkdtempSync(join(tmpdir(), "sandbox-")), "data.sqlite");
    onTestFinished(() => rmSync(dirname(dataFile), { recursive: true }));
    const open = () => startSandbox({ seed: "empty", dataFile });
    const running = await open();
    const first = callsWith(running, running.apiKey);
    const input = { targetUrl: "http://127.0.0.1:9", operations: ["person.*"], secret: "kept" };
    const { body } = await first.rest("POST", "/rest/webhooks", input);
    expect(body).toMatchObject({ ...input, targetUrl: "http://127.0.0.1:9/" });
    await running.close();
    const again = await open();
    const second = callsWith(again, again.apiKey);
    expect((await second.rest("GET", "/rest/webhooks")).body).toEqual([body]);
    await again.close();
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
