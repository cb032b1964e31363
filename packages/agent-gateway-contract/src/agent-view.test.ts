import { expect, test } from "vitest";
import { agentViewSchema } from "./agent-view.ts";

const { probe } = agentViewSchema.shape;

test.each(["unknown", "passing", "warning", "degraded", "auth_required", "failing", "none"])(
  "a probe may be %s",
  (state) => {
    expect(probe.parse({ state, why: "" }).state).toBe(state);
  },
);

test("a probe state that is none is refused", () => {
  expect(probe.safeParse({ state: "fine", why: "" }).success).toBe(false);
});
