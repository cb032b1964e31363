import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectTools, openWorkbench, type Workbench, workspaceUrl } from "./workbench.ts";

const missing = "99999999-9999-4999-8999-999999999999";

describe("refusals", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  it("of a duplicate name the record in the way, its URL and the way out", async () => {
    const { id } = await bench.done("create-person", { email: "dup@x.example" });
    const text = await bench.refusal("create-person", { firstName: "D", email: "DUP@x.example" });
    expect(text).toBe(
      `email: already used by person ${id} (${workspaceUrl}/object/person/${id}). ` +
        "Update it with update-person, or use another value. " +
        "If get-person does not find it, it is deleted: restore-person brings it back.",
    );
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(400);
  });

  it("of a duplicate name a deleted record too", async () => {
    const { id } = await bench.done("create-person", { email: "gone@x.example" });
    await bench.done("delete-person", { id });
    const text = await bench.refusal("create-person", { email: "gone@x.example" });
    expect(text).toContain(`already used by person ${id}`);
    expect(text).toContain("it is deleted: restore-");
  });

  it.each([
    ["create-person", { firstName: "A", emial: "a@x.example" }, "did you mean email?"],
    ["create-company", {}, "name is required"],
    ["create-person", {}, "a person needs a name or an email"],
    ["create-person", { email: "nope" }, "email: use an address such as"],
    ["create-person", { firstName: "A", phone: "0612345678" }, "phone: start with +"],
    ["create-company", { name: "A", domain: "javascript:alert(1)" }, "domain: "],
    ["create-company", { name: "A", employees: 1.5 }, "employees: must be a whole number"],
    ["create-company", { name: "" }, "name: must not be empty"],
    ["create-company", { name: 42 }, "name: Invalid input: expected string"],
    ["create-opportunity", { name: "A", amount: "1e9", currency: "USD" }, "amount: write a plain"],
    [
      "create-opportunity",
      { name: "A", amount: "1.0000001", currency: "USD" },
      "at most 6 decimals",
    ],
    ["create-opportunity", { name: "A", closeDate: "01/05/2026" }, "closeDate: use YYYY-MM-DD"],
    ["create-opportunity", { name: "A", closeDate: "2026-02-30" }, "closeDate: use YYYY-MM-DD"],
    ["get-person", { id: "Ada" }, "id: must be a record id"],
    ["get-person", { id: missing }, `no person has the id ${missing}`],
    ["update-company", { id: missing, name: "A" }, `no company has the id ${missing}`],
    ["delete-opportunity", { id: missing }, `no opportunity has the id ${missing}`],
    ["update-person", { id: missing }, "nothing to change was given"],
    ["update-company", { id: missing, name: null }, "name: Invalid input"],
    ["list-persons", { limit: 500 }, "limit: must be a whole number from 1 to 200"],
    ["list-persons", { orderBy: "shoeSize" }, "orderBy: "],
    ["list-persons", { fields: ["name", "salary"] }, "fields.1: "],
    ["list-persons", { fields: [] }, "fields: "],
    ["list-persons", { after: "garbage" }, "after: not a position in this list"],
    ["list-persons", { after: "Z2FyYmFnZQ==" }, "after: not a position in this list"],
    ["list-persons", { after: "Z2FyYmFnZQ==", orderBy: "lastName" }, "after: "],
    ["list-persons", { query: "a ".repeat(50) }, "query: 50 words"],
  ])("%s %j says what is wrong in at most 400 bytes", async (name, args, expected) => {
    const text = await bench.refusal(name, args);
    expect(text).toContain(expected);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(400);
    expect(text).not.toMatch(/\bat .+:\d+:\d+/);
  });

  it("of bad input write nothing", async () => {
    await bench.refusal("create-company", { name: "Half", employees: -1 });
    expect((await bench.done("list-companies", { query: "Half" })).data.total).toBe(0);
  });

  it("of a tool that is not there are protocol errors", async () => {
    await expect(bench.call("destroy-person", { id: missing })).rejects.toThrow(/not found/);
  });
});

describe("refusals of Twenty itself", () => {
  it("say that the key is wrong without showing it", async () => {
    const apiKey = "a-wrong-key-that-must-not-be-shown";
    await using twenty = await openWorkbench();
    await using bench = await connectTools(twenty.twentyUrl, apiKey);
    const text = await bench.refusal("list-persons");
    expect(text).toContain("API key");
    expect(text).not.toContain(apiKey);
  });

  it("say that Twenty cannot be reached", async () => {
    await using bench = await connectTools("http://127.0.0.1:9", "key");
    const text = await bench.refusal("create-company", { name: "A" });
    expect(text).toContain("reachable");
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(400);
  });
});
