import { describe, expect, test } from "vitest";
import { faultReason, isAccepted, refusalReason, shownReason } from "./failure-reason.ts";

describe("isAccepted", () => {
  test.each([200, 201, 202, 204])("%i with any body accepts", (status) => {
    expect(isAccepted({ status, body: {} })).toBe(true);
    expect(isAccepted({ status, body: { success: true }, contentType: "application/json" })).toBe(
      true,
    );
  });

  test.each([301, 304, 400, 401, 404, 500, 503])("%i does not", (status) => {
    expect(isAccepted({ status, body: {} })).toBe(false);
  });

  test("a web page does not, whatever its status: a login page is no gateway", () => {
    expect(isAccepted({ status: 200, body: {}, contentType: "text/html; charset=utf-8" })).toBe(
      false,
    );
  });

  test("a body that says success false does not", () => {
    expect(isAccepted({ status: 200, body: { success: false } })).toBe(false);
  });
});

describe("refusalReason", () => {
  test.each([401, 403])("%i leads to the key", (status) => {
    const body = { detail: "no scope agent:register:crm" };
    expect(refusalReason({ status, body })).toBe(
      `the gateway refused the API key (${status}): no scope agent:register:crm. Check AGENT_GATEWAY_API_KEY`,
    );
  });

  test("a redirect and a web page lead to the URL", () => {
    expect(refusalReason({ status: 302, body: {} })).toMatch(/redirect.*AGENT_GATEWAY_URL/);
    expect(refusalReason({ status: 200, body: {}, contentType: "text/html" })).toMatch(
      /web page.*AGENT_GATEWAY_URL/,
    );
  });

  test.each(["detail", "message", "error"])("repeats what the gateway says as %s", (field) => {
    expect(refusalReason({ status: 400, body: { [field]: "name is missing" } })).toBe(
      "the gateway answered 400: name is missing",
    );
  });
});

describe("faultReason", () => {
  test("names the time that was waited", () => {
    expect(faultReason(new DOMException("timed out", "TimeoutError"), 5000)).toBe(
      "the gateway did not answer within 5000 ms",
    );
  });

  test("names the first of several addresses that all refuse", () => {
    const refused = new Error("connect ECONNREFUSED ::1:8080");
    const both = Object.assign(new AggregateError([refused]), { code: "ECONNREFUSED" });
    expect(faultReason(both, 1)).toBe("connect ECONNREFUSED ::1:8080");
  });

  test("adds the code where the message does not name it", () => {
    const error = Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" });
    expect(faultReason(error, 1)).toBe("other side closed (UND_ERR_SOCKET)");
  });
});

describe("shownReason", () => {
  test("never contains the key, even when the gateway repeats it", () => {
    expect(shownReason("bad key s3cret, s3cret!", "s3cret")).toBe(
      "bad key [redacted], [redacted]!",
    );
  });

  test("is one short line, so that a gateway cannot write log lines of its own", () => {
    expect(shownReason("a\r\n[INFO] b\u001b[2J", undefined)).toBe("a [INFO] b [2J");
    expect(shownReason("x".repeat(10_000), "")).toHaveLength(301);
  });
});
