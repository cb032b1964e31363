import { createTwentyClient, type TwentyClient, TwentyError } from "twenty-client";
import { startSandbox, type TargetShape } from "twenty-sandbox";
import { describe, expect, it } from "vitest";
import { apiKey, setUp } from "./edge.ts";
import { json } from "./scripted-twenty.ts";

const bytes = new TextEncoder().encode("hällo");

async function openSandbox(targetShape: TargetShape, apiMode: "auto" | "graphql" | "rest") {
  const sandbox = await startSandbox({ port: 0, seed: "empty", targetShape });
  const client = createTwentyClient({ baseUrl: sandbox.url, apiKey: sandbox.apiKey, apiMode });
  return {
    client,
    async [Symbol.asyncDispose]() {
      await client.close();
      await sandbox.close();
    },
  };
}

async function failure(work: Promise<unknown>): Promise<TwentyError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof TwentyError) return error;
  throw new Error(`expected a TwentyError, got ${String(error)}`);
}

/** The address of a file that was uploaded and attached. */
async function attached(client: TwentyClient, name: string, content = bytes): Promise<string> {
  const { field, id, path } = await client.uploadFile({
    object: "attachment",
    name,
    bytes: content,
  });
  const value = id === null ? path : [{ id, label: name }];
  const record = await client.object("attachment").create({ name, [field]: value });
  if (id === null) return record[field] as string;
  const [file] = record[field] as unknown as { url: string }[];
  return file?.url ?? "";
}

describe.each([
  ["target", "auto"],
  ["target", "rest"],
  ["legacy", "graphql"],
  ["legacy", "rest"],
] as const)("files of a Twenty with targets %s, over %s", (targetShape, apiMode) => {
  it("are uploaded, attached and fetched, whole or in part", async () => {
    await using twenty = await openSandbox(targetShape, apiMode);
    const url = await attached(twenty.client, 'odd "näme"\r\n.txt');
    const whole = await twenty.client.downloadFile(url);
    expect({ ...whole, bytes: Buffer.from(whole.bytes).toString() }).toEqual({
      bytes: "hällo",
      isWhole: true,
      contentType: "text/plain",
    });
    const { isWhole, bytes: part } = await twenty.client.downloadFile(url, { maxBytes: 3 });
    expect({ isWhole, part: [...part] }).toEqual({ isWhole: false, part: [...bytes.slice(0, 3)] });
    expect(twenty.client.rateBudget()).toEqual(expect.any(Object));
  });

  it("that are not what their name says are refused with the reason", async () => {
    await using twenty = await openSandbox(targetShape, apiMode);
    const upload = twenty.client.uploadFile({ object: "attachment", name: "a.pdf", bytes });
    expect(await failure(upload)).toMatchObject({
      code: "invalid_input",
      field: "name",
      mayHaveApplied: false,
    });
  });
});

describe("an upload", () => {
  it("of more than ten mebibytes, or for an object without files, is never sent", async () => {
    await using twenty = await openSandbox("target", "auto");
    const large = { object: "attachment", name: "a", bytes: new Uint8Array(10 * 1024 * 1024 + 1) };
    expect((await failure(twenty.client.uploadFile(large))).code).toBe("invalid_input");
    const company = twenty.client.uploadFile({ object: "company", name: "a", bytes });
    expect(await failure(company)).toMatchObject({ code: "invalid_input", field: "object" });
  });

  it("goes only where the rules let a record be written", async () => {
    const sandbox = await startSandbox({ port: 0, seed: "empty" });
    const client = createTwentyClient({
      baseUrl: sandbox.url,
      apiKey: sandbox.apiKey,
      access: { narrow: (schemas) => schemas, allows: (_, operation) => operation === "read" },
    });
    try {
      const upload = client.uploadFile({ object: "attachment", name: "a.txt", bytes });
      expect((await failure(upload)).code).toBe("forbidden");
    } finally {
      await client.close();
      await sandbox.close();
    }
  });
});

describe("a download", () => {
  const address = "https://crm.example.com/file/files-field/1?token=t";

  it("asks this Twenty alone, without the key, whatever host the address names", async () => {
    await using twenty = await setUp((_, response) => void response.end("x"), {
      headers: { "x-proxy": "p" },
    });
    await twenty.client.downloadFile(address);
    await twenty.client.downloadFile("http://169.254.169.254/latest/files/a/t/name.txt");
    expect(twenty.server.requests.map(({ url }) => url)).toEqual([
      "/file/files-field/1?token=t",
      "/files/a/t/name.txt",
    ]);
    for (const { headers } of twenty.server.requests) {
      expect(headers.authorization).toBeUndefined();
      expect(headers["x-proxy"]).toBe("p");
    }
    for (const wrong of [
      "http://169.254.169.254/latest",
      "file:///etc/passwd",
      "/file/..%2f..%5cx",
      "",
      "\0",
    ]) {
      expect((await failure(twenty.client.downloadFile(wrong))).code).toBe("invalid_input");
    }
    expect(twenty.server.requests).toHaveLength(2);
  });

  it("follows a redirect only to an origin that was named, and takes nothing of the client there", async () => {
    await using storage = await setUp((_, response) => void response.end("stored"));
    await using twenty = await setUp(
      (_, response) => {
        response.writeHead(302, { location: `${storage.server.url}/bucket/1?signature=s` });
        response.end();
      },
      { fileOrigins: [storage.server.url], headers: { "x-proxy": "p" } },
    );
    const { bytes: content } = await twenty.client.downloadFile(address);
    expect(Buffer.from(content).toString()).toBe("stored");
    const [request] = storage.server.requests;
    expect(request?.url).toBe("/bucket/1?signature=s");
    expect(JSON.stringify(request?.headers)).not.toMatch(new RegExp(`${apiKey}|x-proxy`));
    await using other = await setUp((_, response) => {
      response.writeHead(302, { location: `${storage.server.url}/bucket/1` });
      response.end();
    });
    const refused = await failure(other.client.downloadFile(address));
    expect(refused).toMatchObject({ code: "forbidden", message: expect.stringContaining("127.") });
    expect(storage.server.requests).toHaveLength(1);
  });

  it("ends after three redirects", async () => {
    await using twenty = await setUp(({ url }, response) => {
      response.writeHead(302, { location: url });
      response.end();
    });
    expect((await failure(twenty.client.downloadFile(address))).code).toBe("invalid_response");
    expect(twenty.server.requests).toHaveLength(4);
  });

  it("of an expired address is forbidden, of a file that is gone not found, and both say so", async () => {
    await using twenty = await setUp(({ url }, response) =>
      url.includes("expired")
        ? json(response, 403, { message: "Forbidden resource", statusCode: 403 })
        : json(response, 404, { statusCode: 404, messages: ["File not found"] }),
    );
    const at = (name: string) => twenty.client.downloadFile(`https://x.example/file/a/${name}`);
    expect(await failure(at("expired"))).toMatchObject({
      code: "forbidden",
      wayOut: expect.stringContaining("Read the record anew"),
    });
    expect(await failure(at("gone"))).toMatchObject({
      code: "not_found",
      wayOut: expect.not.stringContaining("base URL"),
    });
  });

  it("that never ends stops at the cap", async () => {
    await using twenty = await setUp((_, response) => {
      const write = (): void => {
        if (!response.destroyed) response.write("x".repeat(65_536), write);
      };
      write();
    });
    const { bytes: part, isWhole } = await twenty.client.downloadFile(address, { maxBytes: 100 });
    expect({ isWhole, length: part.byteLength }).toEqual({ isWhole: false, length: 100 });
  });
});

it("origins of files are origins", () => {
  const make = (origin: string) => () =>
    createTwentyClient({ baseUrl: "http://x.example", apiKey, fileOrigins: [origin] });
  for (const wrong of ["x", "ftp://x.example", "https://x.example/path", "https://u@x.example"]) {
    expect(make(wrong)).toThrow(TwentyError);
  }
  expect(make("https://files.example.com")).not.toThrow();
});
