import { createTwentyClient } from "twenty-client";
import { expect, test } from "vitest";
import { json, startScriptedTwenty } from "./scripted-twenty.ts";

const id = "20202020-b000-4485-94de-70c2a98daef2";

function personWith(...fields: { name: string; type: string; isActive?: boolean }[]) {
  const node = { nameSingular: "person", namePlural: "people", fieldsList: fields };
  return { data: { objects: { edges: [{ node }] } } };
}

const name = { name: "name", type: "FULL_NAME" };

test("only active fields of the workspace are asked for", async () => {
  await using server = await startScriptedTwenty(
    ({ url }, response) =>
      json(
        response,
        200,
        url === "/metadata"
          ? personWith(
              name,
              { name: "nickname", type: "TEXT" },
              {
                name: "fax",
                type: "TEXT",
                isActive: false,
              },
            )
          : { data: { person: { id, name: { firstName: "Ada" }, nickname: "Countess" } } },
      ),
    { answersMetadata: true },
  );
  const client = createTwentyClient({ baseUrl: server.url, apiKey: "k" });
  expect(await client.people.get(id)).toMatchObject({ custom: { nickname: "Countess" } });
  const [request] = server.recordRequests();
  expect(request?.body).toMatchObject({
    query: expect.stringContaining("{id name{firstName lastName} nickname}"),
  });
  await client.close();
});

test("an answer that contradicts what is known of the workspace has it read anew", async () => {
  let fields = [name, { name: "nickname", type: "TEXT" }];
  await using server = await startScriptedTwenty(
    ({ url, body }, response) => {
      if (url === "/metadata") json(response, 200, personWith(...fields));
      else if (JSON.stringify(body).includes("nickname")) {
        const message = 'Object person doesn\'t have any "nickname" field.';
        json(response, 200, { errors: [{ message, extensions: { code: "BAD_USER_INPUT" } }] });
      } else json(response, 200, { data: { updatePerson: { id } } });
    },
    { answersMetadata: true },
  );
  const client = createTwentyClient({ baseUrl: server.url, apiKey: "k" });
  const patch = { custom: { nickname: "Countess" } };
  const metadataRequests = (): number =>
    server.requests.filter(({ url }) => url === "/metadata").length;

  await expect(client.people.update(id, patch)).rejects.toMatchObject({ field: "nickname" });
  expect(metadataRequests()).toBe(1);
  fields = [name];
  expect(await client.people.update(id, { firstName: "Ada" })).toMatchObject({ id });
  expect(metadataRequests()).toBe(2);
  await expect(client.people.update(id, patch)).rejects.toMatchObject({
    reason: 'The custom field "nickname" does not exist in this workspace',
  });
  await client.close();
});
