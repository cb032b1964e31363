import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createManualClock } from "testkit";
import { describe, expect, it, onTestFinished } from "vitest";
import { filesFolderOf } from "../src/files/content-store.ts";
import { type OpenSandbox, openSandbox } from "./open-sandbox.ts";

const PNG = Buffer.from("\x89PNG\r\n\x1a\nrest", "latin1");
const UPLOAD =
  "mutation($file:Upload!,$field:String!){uploadFilesFieldFile(file:$file,fieldMetadataId:$field){id path size url}}";

interface Uploaded {
  readonly data?: {
    readonly uploadFilesFieldFile: { id: string; path: string; size: number; url: string };
  };
  readonly errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
  readonly message?: string;
}

function fieldId({ running }: OpenSandbox, object = "attachment", name = "file"): string {
  return running.sandbox.workspace.bySingular(object)?.fields.get(name)?.id ?? "";
}

/** Sends a form as the GraphQL multipart request specification lays it out. */
async function post(
  { running }: OpenSandbox,
  parts: Readonly<Record<string, string | Blob>>,
  { name = "a.txt", key = running.apiKey } = {},
): Promise<{ status: number; body: Uploaded }> {
  const form = new FormData();
  for (const [field, value] of Object.entries(parts)) {
    if (typeof value === "string") form.append(field, value);
    else form.append(field, value, name);
  }
  const response = await fetch(`${running.url}/metadata`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as Uploaded };
}

function upload(
  sandbox: OpenSandbox,
  name: string,
  bytes: string | Buffer,
  { field = fieldId(sandbox), key = sandbox.running.apiKey } = {},
) {
  const variables = { file: null, field };
  const parts = {
    operations: JSON.stringify({ query: UPLOAD, variables }),
    map: JSON.stringify({ 0: ["variables.file"] }),
    0: new Blob([new Uint8Array(Buffer.from(bytes))]),
  };
  return post(sandbox, parts, { name, key });
}

async function uploaded(sandbox: OpenSandbox, name: string, bytes: string | Buffer) {
  const { body } = await upload(sandbox, name, bytes);
  if (body.data === undefined) throw new Error(JSON.stringify(body));
  return body.data.uploadFilesFieldFile;
}

interface AttachmentAnswer {
  readonly data: Record<string, { id: string; file: { fileId: string; url: string }[] }>;
  readonly messages?: readonly string[];
}

async function attach(sandbox: OpenSandbox, fileId: string, extra: object = {}) {
  const file = [{ fileId, label: "a.txt" }];
  return sandbox.rest<AttachmentAnswer>("POST", "/rest/attachments", { name: "a", file, ...extra });
}

describe("files", () => {
  it("are uploaded, attached, and fetched by the address that a record shows", async () => {
    const sandbox = await openSandbox();
    const { id, path, size } = await uploaded(sandbox, "a.txt", "hällo");
    expect({ path: path.startsWith("files-field/"), size }).toEqual({ path: true, size: 6 });
    expect(path.endsWith(`/${id}.txt`)).toBe(true);
    const { status, body } = await attach(sandbox, id);
    expect(status).toBe(201);
    const [shown] = body.data.createAttachment?.file ?? [];
    expect(shown).toEqual({
      fileId: id,
      label: "a.txt",
      extension: ".txt",
      url: expect.stringContaining(`/file/files-field/${id}?token=`) as string,
    });
    const overGraphql = await sandbox.graphql<{
      data: { attachments: { edges: { node: { file: { url: string }[] } }[] } };
    }>("{attachments{edges{node{file{url}}}}}");
    const [file] = overGraphql.data.attachments.edges[0]?.node.file ?? [];
    expect(Object.keys(file ?? {})).toEqual(["url"]);
    const response = await fetch(file?.url ?? "");
    expect(await response.text()).toBe("hällo");
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/plain",
      "content-disposition": "inline",
      "x-content-type-options": "nosniff",
    });
  });

  it("are what their bytes are, and nothing that only their name says", async () => {
    const sandbox = await openSandbox();
    expect((await uploaded(sandbox, "photo.txt", PNG)).path).toMatch(/\.png$/);
    const { url } = await uploaded(sandbox, "page.html", "<script>");
    const { headers } = await fetch(url);
    expect(headers.get("content-disposition")).toBe("attachment");
    const { body } = await upload(sandbox, "fake.pdf", "no pdf");
    expect(body.errors?.[0]?.message).toMatch(
      /^File content does not match its extension\. .*'pdf' \(expected mime type: application\/pdf\)/,
    );
  });

  it("open with a token of their own for a day, and with nothing else", async () => {
    const { clock, advance } = createManualClock();
    const sandbox = await openSandbox({ seed: "empty", clock });
    const one = await uploaded(sandbox, "a.txt", "one");
    const other = await uploaded(sandbox, "b.txt", "two");
    const tokenOf = (url: string): string => new URL(url).searchParams.get("token") ?? "";
    const at = (token: string, folder = "files-field") =>
      fetch(`${sandbox.running.url}/file/${folder}/${one.id}?token=${token}`);
    expect((await fetch(one.url)).status).toBe(200);
    for (const refused of [
      await at(""),
      await at(tokenOf(other.url)),
      await at(sandbox.running.apiKey),
      await at(tokenOf(one.url), "core-picture"),
    ]) {
      expect(refused.status).toBe(403);
      expect(await refused.json()).toEqual({
        message: "Forbidden resource",
        error: "Forbidden",
        statusCode: 403,
      });
    }
    const asKey = await sandbox.as(tokenOf(one.url)).rest("GET", "/rest/companies");
    expect(asKey.status).toBe(401);
    await advance(24 * 3_600_000);
    expect((await fetch(one.url)).status).toBe(403);
  });

  it("belong to one record and one field, and go with the record", async () => {
    const sandbox = await openSandbox();
    const { id, url } = await uploaded(sandbox, "a.txt", "x");
    const first = await attach(sandbox, id);
    expect((await attach(sandbox, id)).body.messages).toEqual([
      `File ${id} is already associated with a permanent files field`,
    ]);
    const unknown = "11111111-1111-4111-8111-111111111111";
    expect((await attach(sandbox, unknown)).body.messages).toEqual([`File not found: ${unknown}`]);
    const avatar = await uploaded(sandbox, "a.txt", "x");
    const onPerson = { avatarFile: [{ fileId: avatar.id, label: "a" }] };
    const { body } = await sandbox.rest<AttachmentAnswer>("POST", "/rest/people", onPerson);
    expect(body.messages).toEqual([`File ${avatar.id} was not uploaded for this field`]);
    const many = [
      { fileId: id, label: "a" },
      { fileId: avatar.id, label: "b" },
    ];
    const tooMany = await sandbox.rest<AttachmentAnswer>("POST", "/rest/attachments", {
      file: many,
    });
    expect(tooMany.body.messages).toEqual(['Max number of files is 1 for field "file"']);
    await sandbox.rest("DELETE", `/rest/attachments/${first.body.data.createAttachment?.id}`);
    expect((await fetch(url)).status).toBe(404);
  });

  it("are replaced by another one, and renamed where they are", async () => {
    const sandbox = await openSandbox();
    const [old, next] = [await uploaded(sandbox, "a.txt", "1"), await uploaded(sandbox, "b", "2")];
    const { body } = await attach(sandbox, old.id);
    const path = `/rest/attachments/${body.data.createAttachment?.id}`;
    const patch = (fileId: string, label: string) =>
      sandbox.rest<AttachmentAnswer>("PATCH", path, { file: [{ fileId, label }] });
    const renamed = await patch(old.id, "new name");
    expect(renamed.body.data.updateAttachment?.file).toMatchObject([{ label: "new name" }]);
    await patch(next.id, "b");
    expect((await fetch(old.url)).status).toBe(404);
    expect((await fetch(next.url)).status).toBe(200);
  });

  it("are taken only from roles that may use tools, and for fields of files", async () => {
    const sandbox = await openSandbox();
    const { roles, apiKeys } = sandbox.running.sandbox;
    const { id } = roles.create({ label: "Reader", canReadAllObjectRecords: true });
    const key = apiKeys.issue({ name: "Reader", roleId: id });
    const refused = await upload(sandbox, "a.txt", "x", { key });
    expect(refused.body.errors?.[0]?.extensions).toMatchObject({ subCode: "PERMISSION_DENIED" });
    const field = fieldId(sandbox, "attachment", "name");
    const { body } = await upload(sandbox, "a.txt", "x", { field });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: "NOT_FOUND" });
  });

  it("lie beside the data file, and are forgotten a day after nobody attached them", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sandbox-files-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { clock, advance } = createManualClock();
    const dataFile = join(folder, "crm.sqlite");
    const sandbox = await openSandbox({ seed: "empty", dataFile, clock });
    expect(existsSync(filesFolderOf(dataFile))).toBe(false);
    const kept = await uploaded(sandbox, "a.txt", "kept");
    await uploaded(sandbox, "b.txt", "never attached");
    await attach(sandbox, kept.id);
    await advance(25 * 3_600_000);
    const later = await uploaded(sandbox, "c.txt", "later");
    expect(readdirSync(filesFolderOf(dataFile)).toSorted()).toEqual([kept.id, later.id].toSorted());
  });
});

describe("a multipart request", () => {
  const file = new Blob(["x"]);
  const operations = JSON.stringify({ query: UPLOAD, variables: { file: null, field: "" } });

  it.each([
    ["Missing multipart field ‘operations’", { map: "{}" }],
    ["Missing multipart field ‘map’", { operations }],
    ["Invalid JSON in the ‘map’ multipart field", { operations, map: "{" }],
    ["Invalid type for the ‘operations’ multipart field", { operations: "[]", map: "{}" }],
    ["File missing in the request.", { operations, map: '{"0":["variables.file"]}' }],
    ["Invalid object path", { operations, map: '{"0":["variables.nope"]}', 0: file }],
    ["Invalid object path", { operations, map: '{"0":["__proto__.x"]}', 0: file }],
    ["Invalid object path", { operations, map: '{"0":["query"]}', 0: file }],
  ])("is refused: %s", async (message, parts) => {
    const { status, body } = await post(await openSandbox(), parts as Record<string, string>);
    expect({ status, message: body.message?.slice(0, message.length) }).toEqual({
      status: 400,
      message,
    });
  });

  it("may hold ten files, and a file ten mebibytes", async () => {
    const sandbox = await openSandbox();
    const map = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [index, []]));
    const tooMany = await post(sandbox, { operations, map: JSON.stringify(map) });
    expect(tooMany).toMatchObject({
      status: 413,
      body: { message: "10 max file uploads exceeded." },
    });
    const large = await upload(sandbox, "a.bin", Buffer.alloc(10 * 1024 * 1024 + 1));
    expect(large).toMatchObject({
      status: 413,
      body: { message: "File truncated as it exceeds the 10485760 byte size limit." },
    });
  });
});

describe("files of a server whose attachments hold a path", () => {
  it("are taken in beside the records, and read back by a signed path", async () => {
    const sandbox = await openSandbox({ seed: "empty", targetShape: "legacy" });
    const query =
      "mutation($file:Upload!){uploadFile(file:$file,fileFolder:Attachment){path token}}";
    const form = new FormData();
    form.append("operations", JSON.stringify({ query, variables: { file: null } }));
    form.append("map", JSON.stringify({ 0: ["variables.file"] }));
    form.append("0", new Blob(["old"]), "a.txt");
    const headers = { authorization: `Bearer ${sandbox.running.apiKey}` };
    const sent = { method: "POST", headers, body: form };
    const response = await fetch(`${sandbox.running.url}/graphql`, sent);
    const { data } = (await response.json()) as { data: { uploadFile: { path: string } } };
    const fullPath = data.uploadFile.path;
    const company = await sandbox.rest<AttachmentAnswer>("POST", "/rest/companies", { name: "A" });
    const values = {
      fullPath,
      companyId: company.body.data.createCompany?.id,
      type: "TextDocument",
    };
    const { body } = await sandbox.rest<{ data: { createAttachment: { fullPath: string } } }>(
      "POST",
      "/rest/attachments",
      values,
    );
    const url = body.data.createAttachment.fullPath;
    expect(await (await fetch(url)).text()).toBe("old");
    expect((await fetch(url.replace(/[^/]+$/, "other.txt"))).status).toBe(403);
  });
});
