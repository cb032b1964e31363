import { expect, test } from "vitest";
import { connectionError } from "./connection-error.ts";

function failure(code: string): Error {
  return Object.assign(new Error("failed"), { code });
}

test.each(["ECONNREFUSED", "ENOTFOUND", "UND_ERR_CONNECT_TIMEOUT", "CERT_HAS_EXPIRED"])(
  "%s means that nothing was sent",
  (code) => {
    expect(connectionError(failure(code), "http://crm")).toMatchObject({ code: "unreachable" });
  },
);

test("a refusal by all addresses of a host is a refusal", () => {
  const error = new AggregateError([failure("ECONNREFUSED"), failure("ECONNREFUSED")]);
  expect(connectionError(error, "http://crm")).toMatchObject({ code: "unreachable" });
});

test.each([failure("ECONNRESET"), failure("UND_ERR_SOCKET"), new Error("who knows")])(
  "after any other failure something may have been sent",
  (error) => {
    expect(connectionError(error, "http://crm")).toMatchObject({ code: "connection_lost" });
  },
);
