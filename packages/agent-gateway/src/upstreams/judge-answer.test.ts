import { expect, test } from "vitest";
import { judgeAnswer } from "./judge-answer.ts";

test.each([
  [200, '{"status":"ok"}', "passing"],
  [204, "", "passing"],
  [200, "<html>", "passing"],
  [200, '{"status":"degraded"}', "degraded"],
  [200, "null", "passing"],
  [429, "", "passing"],
  [401, "", "auth_required"],
  [403, "", "auth_required"],
  [302, "", "failing"],
  [404, "", "failing"],
  [503, '{"status":"degraded"}', "failing"],
] as const)("%d %s means %s", (status, body, result) => {
  expect(judgeAnswer(status, body)).toMatchObject({
    result,
    why: expect.stringContaining(String(status)),
  });
});
