import { expect, test } from "vitest";
import { graphqlRequest, readGraphqlAnswer } from "./graphql-endpoint.ts";

function read(status: number, body: unknown) {
  return readGraphqlAnswer({
    status,
    contentType: "application/json",
    location: undefined,
    retryAfter: undefined,
    text: JSON.stringify(body),
  });
}

test("values travel as variables of a POST", () => {
  expect(
    graphqlRequest("/graphql", { document: "query($a:Int){x}", variables: { a: 1 }, kind: "read" }),
  ).toMatchObject({
    method: "POST",
    path: "/graphql",
    body: { query: "query($a:Int){x}", variables: { a: 1 } },
    kind: "read",
  });
});

test("the data of an answer is read", () => {
  expect(read(200, { data: { people: [] } })).toEqual({ people: [] });
});

test("an error wins over the data beside it", () => {
  expect(() =>
    read(200, {
      data: { person: null },
      errors: [{ message: "Record not found", extensions: { code: "NOT_FOUND" } }],
    }),
  ).toThrow(expect.objectContaining({ code: "not_found" }));
});

test.each([
  [401, "unauthenticated"],
  [403, "forbidden"],
  [429, "rate_limited"],
  [500, "server_error"],
])("where an error's words say nothing, status %i means %s", (status, code) => {
  expect(() => read(status, { errors: [{ message: "No" }] })).toThrow(
    expect.objectContaining({ code, status }),
  );
});

test.each([[[]], ["text"], [{}], [{ data: null }]])(
  "%j is not the answer of a GraphQL server",
  (body) => {
    expect(() => read(200, body)).toThrow(expect.objectContaining({ code: "invalid_response" }));
  },
);
