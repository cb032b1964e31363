import { expect, test } from "vitest";
import { judgeAnswer, judgeDiscovery } from "./judge-answer.ts";

test.each([
  [200, '{"status":"ok"}', "passing"],
  [204, "", "passing"],
  [200, "<html>", "passing"],
  [200, '{"status":"degraded"}', "degraded"],
  [200, "null", "passing"],
  [429, "", "warning"],
  [401, "", "auth_required"],
  [403, "", "auth_required"],
  [302, "", "failing"],
  [404, "", "failing"],
  [503, '{"status":"degraded"}', "failing"],
] as const)("%d %s of a health endpoint means %s", (status, body, result) => {
  expect(judgeAnswer(status, body)).toMatchObject({
    result,
    why: expect.stringContaining(String(status)),
  });
});

const error = '{"jsonrpc":"2.0","id":"probe","error":{"code":-32601,"message":"?"}}';

test.each([
  [200, '{"jsonrpc":"2.0","id":"probe","result":{}}', "passing"],
  [200, error, "passing"],
  [404, error, "passing"],
  [400, error, "passing"],
  [404, "not here", "failing"],
  [401, error, "auth_required"],
  [429, error, "warning"],
  [500, error, "failing"],
  [301, "", "failing"],
] as const)("%d %s to server/discover means %s", (status, body, result) => {
  expect(judgeDiscovery(status, body).result).toBe(result);
});
