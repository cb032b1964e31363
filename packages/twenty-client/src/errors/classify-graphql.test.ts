import { expect, test } from "vitest";
import { classifyGraphql } from "./classify-graphql.ts";

function classify(message: string, extensions?: Record<string, unknown>) {
  return classifyGraphql([{ message, extensions }], 200);
}

test.each([
  ["Token has expired.", { code: "UNAUTHENTICATED" }, "unauthenticated"],
  ["This API Key is revoked", { code: "FORBIDDEN" }, "unauthenticated"],
  ["Forbidden resource", { code: "FORBIDDEN" }, "forbidden"],
  ["Entity performing the request does not have permission", { code: "FORBIDDEN" }, "forbidden"],
  ["Record not found", { code: "NOT_FOUND", subCode: "RECORD_NOT_FOUND" }, "not_found"],
  ['Cannot query field "people" on type "Query".', undefined, "schema_mismatch"],
  ["Something broke", { code: "INTERNAL_SERVER_ERROR" }, "server_error"],
  ["Cannot provide both before and after", { code: "BAD_USER_INPUT" }, "invalid_input"],
] as const)("%s is classified", (message, extensions, code) => {
  expect(classify(message, extensions)).toMatchObject({ code, status: 200, reason: message });
});

test("a duplicate names the record that it conflicts with, and the field in Twenty's words", () => {
  expect(
    classify("A duplicate entry was detected", {
      code: "BAD_USER_INPUT",
      userFriendlyMessage: "This Emails value is already in use.",
      conflictingRecordId: "20202020-b000-4485-94de-70c2a98daef2",
      conflictingObjectNameSingular: "person",
    }),
  ).toMatchObject({
    code: "duplicate",
    field: "emails",
    reason: "This Emails value is already in use.",
    conflictingRecord: { id: "20202020-b000-4485-94de-70c2a98daef2", object: "person" },
  });
});

test("a rate limit is known by its subcode, since its status is 200 and its code BAD_USER_INPUT", () => {
  expect(
    classify("Limit reached (100 tokens per 60000 ms)", {
      code: "BAD_USER_INPUT",
      subCode: "LIMIT_REACHED",
    }),
  ).toMatchObject({ code: "rate_limited", retryAfterMs: 600 });
});

test("the field is named", () => {
  expect(
    classify("Invalid UUID value 'abc' for field \"companyId\"", { code: "BAD_USER_INPUT" }),
  ).toMatchObject({ code: "invalid_input", field: "companyId" });
});

test("an error without words is still an error", () => {
  expect(classifyGraphql([null], 200)).toMatchObject({ code: "invalid_input" });
});

test.each([
  ["This Domain Name value is already in use. Please check your data.", "domainName"],
  ["This record already exists. Please check your data.", undefined],
])("a duplicate that is put as %j is about the field %s", (userFriendlyMessage, field) => {
  expect(classify("A duplicate entry was detected", { userFriendlyMessage })).toMatchObject({
    code: "duplicate",
    reason: userFriendlyMessage,
    field,
  });
});
