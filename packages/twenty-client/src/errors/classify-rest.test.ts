import { expect, test } from "vitest";
import type { HttpResponse } from "../transport/http-request.ts";
import { classifyRest } from "./classify-rest.ts";

function classify(status: number, body: unknown, retryAfter?: string) {
  const response: HttpResponse = {
    status,
    contentType: "application/json",
    location: undefined,
    retryAfter,
    text: JSON.stringify(body),
  };
  return classifyRest(response, body);
}

function bad(message: string, code?: string) {
  return { statusCode: 400, error: "BadRequestException", messages: [message], code };
}

test.each([
  [401, { messages: ["Token invalid."], error: "UNAUTHENTICATED" }, "unauthenticated"],
  [403, { messages: ["Missing authentication token"] }, "unauthenticated"],
  [403, { messages: ["This API Key is revoked"] }, "unauthenticated"],
  [403, { messages: ["No entry"] }, "forbidden"],
  [
    400,
    bad("Entity performing the request does not have permission", "PERMISSION_DENIED"),
    "forbidden",
  ],
  [404, bad("Record not found"), "not_found"],
  [400, bad("A duplicate entry was detected"), "duplicate"],
  [400, bad("object 'unicorns' not found. eg: companies"), "schema_mismatch"],
  [404, { message: "Cannot GET /rest", error: "Not Found" }, "not_twenty"],
  [400, { message: "Unexpected end of JSON input", error: "Bad Request" }, "invalid_input"],
  [500, bad("Data validation error."), "invalid_input"],
  [413, { message: "request entity too large" }, "invalid_input"],
  [500, bad("boom"), "server_error"],
  [503, {}, "server_error"],
] as const)("status %i with %j is %3$s", (status, body, code) => {
  expect(classify(status, body)).toMatchObject({ code, status });
});

test.each([
  ['Object person doesn\'t have any "foo" field.', "foo"],
  ['Invalid value "WON" for field "stage". Valid values are: NEW, SCREENING', "stage"],
  ["Invalid string value 'nope' for email field \"emails.primaryEmail\"", "emails.primaryEmail"],
  ['Relation "company" requires connect or disconnect operation', "company"],
  ["Provided phone number is invalid abc", "phones"],
  ['null value in column "stage" of relation "opportunity" violates not-null constraint', "stage"],
  ["Provided country code and calling code are conflicting", "phones"],
  ["Invalid cursor: garbage", "cursor"],
  ["'abc' is not a valid UUID", "id"],
  ['invalid input value for enum workspace_1wg.opportunity_stage_enum: "WON"', "stage"],
  ["Expected 1 record to connect to company, but found 0 for domainName", "company"],
  ["searchVector TS_VECTOR-typed field does not support write operations", "searchVector"],
])("%s names the field %s", (message, field) => {
  expect(classify(400, bad(message))).toMatchObject({ code: "invalid_input", field });
});

test("words of the database are put plainly", () => {
  expect(
    classify(
      400,
      bad('insert or update on table "person" violates foreign key constraint "FK_ee"'),
    ),
  ).toMatchObject({
    code: "invalid_input",
    reason: "A relation names a record that does not exist",
  });
});

test("a rate limit says how long to wait", () => {
  const body = { statusCode: 429, messages: ["Limit reached (100 tokens per 60000 ms)"] };
  expect(classify(429, body)).toMatchObject({
    code: "rate_limited",
    retryable: true,
    retryAfterMs: 600,
  });
  expect(classify(429, body, "3")).toMatchObject({ retryAfterMs: 3_000 });
});

test("several messages are one reason", () => {
  expect(classify(400, { message: ["a is wrong", "b is wrong"] })).toMatchObject({
    reason: "a is wrong; b is wrong",
  });
});

test("every error says how to go on", () => {
  expect(classify(400, bad("?")).wayOut).toMatch(/\.$/);
});
