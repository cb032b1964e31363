import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { waitFor } from "testkit";
import { beforeAll, describe, expect, test } from "vitest";
import { type StagedGateway, stageGateway } from "../stage/gateway.ts";
import { rpc, startMcpAgent } from "../stage/mcp-agent.ts";

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: object;
};

let document: Document;

async function documentOf(gateway: StagedGateway): Promise<Document> {
  return (await (await gateway.request("GET", "/api/v1/openapi.json")).json()) as Document;
}

beforeAll(async () => {
  await using gateway = await stageGateway();
  document = await documentOf(gateway);
});

/** A path with something in place of each parameter. */
function filled(path: string, values: Readonly<Record<string, string>> = {}): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "nobody");
}

const DOCUMENT_ID = "https://gateway.example/openapi.json";
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

describe("the OpenAPI document", () => {
  test("fits the schema of OpenAPI 3.1, and every reference leads somewhere", async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    expect(validator.version).toBe("3.1");
    expect(() => validator.resolveRefs()).not.toThrow();
  });

  test("names each operation once", () => {
    const ids = Object.values(document.paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("has every address that is served, with exactly the methods that it takes", async () => {
    await using gateway = await stageGateway();
    for (const [path, operations] of Object.entries(document.paths)) {
      // Every other method there belongs to what is proxied.
      if (path.startsWith("/{service}") || path.startsWith("/~")) continue;
      const documented = Object.keys(operations).map((method) => method.toUpperCase());
      for (const method of METHODS) {
        // A stream would not end, and there is nothing to learn from its body.
        const abort = new AbortController();
        const response = await fetch(gateway.url + filled(path), { method, signal: abort.signal });
        const isServed = response.status !== 405;
        expect([method, path, isServed]).toEqual([method, path, documented.includes(method)]);
        if (isServed) abort.abort();
        else {
          const allow = response.headers.get("allow")?.split(", ") ?? [];
          const expected = documented.flatMap((each) =>
            each === "GET" ? ["GET", "HEAD"] : [each],
          );
          expect(allow.toSorted()).toEqual([...new Set(expected)].toSorted());
          await response.text();
        }
      }
      const options = await fetch(gateway.url + filled(path), { method: "OPTIONS" });
      expect(options.status).toBe(204);
    }
  });
});

describe("the answers", () => {
  test("of every address that is read fit the document, problems included", async () => {
    await using gateway = await stageGateway();
    await using crm = await startMcpAgent("crm");
    await gateway.register(
      crm.registration({ tags: ["blue"], metadata: { tools: ["get-person"] }, toolsDigest: "abc" }),
    );
    await gateway.routable(1);
    const call = rpc("tools/call", { name: "get-person" });
    const traced = await gateway.request("POST", "/crm/mcp", call, { "x-gateway-trace": "1" });
    await traced.text();
    const [agent] = await gateway.agents();
    const values: Record<string, string> = {
      name: "crm",
      agentId: agent?.agentId ?? "",
      id: traced.headers.get("x-gateway-decision") ?? "",
    };
    await gateway.request(
      "POST",
      filled("/api/v1/agents/{name}/instances/{agentId}/drain", values),
    );
    const check = checker(document);
    const seen: string[] = [];
    for (const [path, { get }] of Object.entries(document.paths)) {
      if (get === undefined || path === "/api/v1/events") continue;
      for (const url of [
        filled(path, values),
        filled(path),
        `${filled(path, values)}?unheard=of`,
      ]) {
        const response = await gateway.request("GET", url);
        seen.push(`${response.status}`);
        await check(get, response, url);
      }
    }
    expect(new Set(seen)).toContain("200");
    expect(new Set(seen)).toContain("404");
    expect(new Set(seen)).toContain("400");
  });

  test("to what changes something fit the document", async () => {
    await using gateway = await stageGateway();
    await using crm = await startMcpAgent("crm");
    const check = checker(document);
    const paths = document.paths;
    const send = async (
      method: string,
      path: string,
      values: Record<string, string>,
      body?: unknown,
    ) => {
      const operation = paths[path]?.[method.toLowerCase()];
      if (operation === undefined) throw new Error(`${method} ${path} is not documented`);
      const response = await gateway.request(method, filled(path, values), body);
      return check(operation, response, `${method} ${path}`);
    };
    const register = "/api/v1/agents/register";
    const beat = "/api/v1/agents/{name}/heartbeat";
    await send("POST", register, {}, crm.registration());
    await send("POST", register, {}, crm.registration());
    await send("POST", register, {}, {});
    await send("POST", register, {}, "{");
    await waitFor(async () => (await gateway.agents()).length === 1, { what: "the agent" });
    const values = { name: "crm", agentId: (await gateway.agents())[0]?.agentId ?? "" };
    for (const method of ["POST", "PUT"]) {
      await send(method, beat, values);
      await send(method, beat, values, { status: "well" });
      await send(method, beat, values, crm.registration());
      await send(method, beat, { name: "nobody" });
    }
    for (const action of ["drain", "undrain", "disable", "enable", "probe"]) {
      const path = `/api/v1/agents/{name}/instances/{agentId}/${action}`;
      await send("POST", path, values, { reason: "why not" });
      await send("POST", path, { name: "crm", agentId: "none" });
      await send("POST", path, values, { reason: 1 });
    }
    await send("DELETE", "/api/v1/agents/{name}", values);
    await send("DELETE", "/api/v1/agents/{name}", values);
    await send("POST", register, {}, crm.registration());
    await send("DELETE", "/api/v1/agents/{name}/instances/{agentId}", values);
    await send("DELETE", "/api/v1/agents/{name}/instances/{agentId}", values);
  });
});

/** Holds an answer to what the document says of its operation. */
function checker({ components }: Document) {
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addSchema({ $id: DOCUMENT_ID, components });
  return async (operation: Operation, response: Response, what: string): Promise<void> => {
    const documented = operation.responses[response.status];
    expect(
      documented,
      `${what} answered ${response.status}: ${operation.operationId}`,
    ).toBeDefined();
    const [type = ""] = (response.headers.get("content-type") ?? "").split(";");
    const text = await response.text();
    if (documented?.content === undefined) {
      expect(text).toBe("");
      return;
    }
    const content = documented.content[type];
    expect(content, `${what} answered ${response.status} with ${type}`).toBeDefined();
    if (!/json$/.test(type)) return;
    const schema = JSON.parse(
      JSON.stringify(content?.schema).replaceAll("#/components/", `${DOCUMENT_ID}#/components/`),
    ) as object;
    const isValid = ajv.validate(schema, JSON.parse(text));
    expect(isValid ? [] : ajv.errors, `${what}: ${text.slice(0, 500)}`).toEqual([]);
  };
}
