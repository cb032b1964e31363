import { describe, expect, it } from "vitest";
import { openSandbox } from "./open-sandbox.ts";

const CREATE_ROLE = "mutation($i:CreateRoleInput!){createOneRole(createRoleInput:$i){id label}}";
const CREATE_KEY =
  "mutation($i:CreateApiKeyInput!){createApiKey(input:$i){id name expiresAt revokedAt role{label}}}";
const TOKEN = "mutation($a:UUID!,$e:String!){generateApiKeyToken(apiKeyId:$a,expiresAt:$e){token}}";
const PERMISSIONS =
  "mutation($i:UpsertObjectPermissionsInput!){upsertObjectPermissions(upsertObjectPermissionsInput:$i){objectMetadataId canReadObjectRecords}}";

interface Answer {
  readonly data: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

async function setUp() {
  const admin = await openSandbox({ seed: "empty" });
  const user = admin.as(admin.running.sandbox.apiKeys.issueSession({ name: "Jane" }));
  const input = { label: "Reader", canReadAllObjectRecords: true, canBeAssignedToApiKeys: true };
  const { data } = await admin.metadata<Answer>(CREATE_ROLE, { i: input });
  const roleId = String(data.createOneRole?.id);
  const key = { name: "ro", expiresAt: "2030-01-01T00:00:00Z", roleId };
  const newToken = async (expiresAt: string) => {
    const created = await user.metadata<Answer>(CREATE_KEY, { i: key });
    const id = String(created.data.createApiKey?.id);
    const answer = await user.metadata<Answer>(TOKEN, { a: id, e: expiresAt });
    return { id, token: String(answer.data.generateApiKeyToken?.token) };
  };
  return { admin, user, roleId, key, newToken };
}

describe("keys and roles over /metadata", () => {
  it("a user makes a key of a role, sends its token, and revokes it", async () => {
    const { admin, user, key, newToken } = await setUp();
    expect(await user.metadata(CREATE_KEY, { i: key })).toMatchObject({
      data: {
        createApiKey: {
          expiresAt: "2030-01-01T00:00:00.000Z",
          revokedAt: null,
          role: { label: "Reader" },
        },
      },
    });
    const { id, token } = await newToken("2030-01-01T00:00:00Z");
    const reader = admin.as(token);
    expect((await reader.rest("GET", "/rest/people")).status).toBe(200);
    expect((await reader.rest("POST", "/rest/people", {})).status).toBe(400);
    await user.metadata("mutation($i:RevokeApiKeyInput!){revokeApiKey(input:$i){id}}", {
      i: { id },
    });
    expect((await reader.rest("GET", "/rest/people")).status).toBe(403);
  });

  it("a token ends at the time it was made for, before its key", async () => {
    const { admin, newToken } = await setUp();
    const { token } = await newToken("2001-01-01T00:00:00Z");
    expect((await admin.as(token).rest("GET", "/rest/people")).body).toMatchObject({
      messages: ["Token has expired."],
    });
  });

  it("what is changed about a role binds the keys that have it", async () => {
    const { admin, roleId, newToken } = await setUp();
    const reader = admin.as((await newToken("2030-01-01T00:00:00Z")).token);
    const objectMetadataId = admin.running.sandbox.workspace.bySingular("person")?.id;
    const permission = { objectMetadataId, canReadObjectRecords: false };
    const input = { i: { roleId, objectPermissions: [permission] } };
    expect(await admin.metadata(PERMISSIONS, input)).toEqual({
      data: { upsertObjectPermissions: [permission] },
    });
    expect((await reader.rest("GET", "/rest/people")).status).toBe(400);
    const update = `mutation{updateOneRole(updateRoleInput:{id:"${roleId}",update:{canReadAllObjectRecords:false}}){label}}`;
    expect(await admin.metadata(update)).toEqual({ data: { updateOneRole: { label: "Reader" } } });
    expect((await reader.rest("GET", "/rest/companies")).status).toBe(400);
  });

  it("an API key makes no keys, and a key without the right to settings not even roles", async () => {
    const { admin, key, newToken } = await setUp();
    expect(await admin.metadata(CREATE_KEY, { i: key })).toEqual({
      data: null,
      errors: [
        {
          message: "This endpoint requires a session access token",
          extensions: {
            subCode: "FORBIDDEN_EXCEPTION",
            userFriendlyMessage: "You do not have permission to perform this action.",
            code: "FORBIDDEN",
          },
        },
      ],
    });
    const reader = admin.as((await newToken("2030-01-01T00:00:00Z")).token);
    const attempts = [
      await reader.metadata(CREATE_ROLE, { i: { label: "x" } }),
      await reader.metadata("{getRoles{id}}"),
      await reader.metadata(
        'mutation{...f} fragment f on Mutation{createOneRole(createRoleInput:{label:"x"}){id}}',
      ),
      await reader.metadata('mutation{createOneObject(input:{object:{nameSingular:"z"}}){id}}'),
    ];
    for (const attempt of attempts) {
      expect(attempt).toMatchObject({
        data: null,
        errors: [{ extensions: { subCode: "PERMISSION_DENIED" } }],
      });
    }
    expect(await admin.metadata("{getRoles{label} apiKeys{name}}")).toEqual({
      data: {
        getRoles: [{ label: "Admin" }, { label: "Reader" }],
        apiKeys: [{ name: "Sandbox key" }, { name: "ro" }],
      },
    });
  });

  it("the role of every workspace cannot be changed, nor one given that is not for keys", async () => {
    const { admin, user, key } = await setUp();
    const { roles } = admin.running.sandbox;
    const other = roles.create({ label: "People only" });
    const [everything] = roles.list();
    const change = `mutation{updateOneRole(updateRoleInput:{id:"${everything?.id}",update:{label:"x"}}){label}}`;
    expect(await admin.metadata(change)).toMatchObject({ errors: [{ message: "Role not found" }] });
    expect(await user.metadata(CREATE_KEY, { i: { ...key, roleId: other.id } })).toMatchObject({
      errors: [{ message: 'Role "People only" cannot be assigned to API keys' }],
    });
  });
});
