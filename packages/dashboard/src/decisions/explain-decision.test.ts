import type { DecisionView } from "agent-gateway-contract";
import { expect, test } from "vitest";
import { explainDecision } from "./explain-decision.ts";

const decision: DecisionView = {
  id: "1",
  at: "2026-01-01T00:00:00.000Z",
  namespace: "default",
  service: "crm",
  type: "mcp",
  method: "tools/call",
  tool: "who-am-i",
  chosenBy: "p2c",
  isPanic: false,
  attempts: [
    { agentId: "a", name: "north", outcome: "failed", why: "connection refused", durationMs: 1 },
    { agentId: "b", name: "south", outcome: "answered", why: null, durationMs: 4 },
  ],
  status: 200,
  durationMs: 6,
  candidates: [
    { agentId: "a", name: "north", leftOut: null, weight: 1, inFlight: 2, latencyMs: 3 },
    { agentId: "b", name: "south", leftOut: null, weight: 1, inFlight: 0, latencyMs: null },
    { agentId: "c", name: "west", leftOut: "drained", weight: 1, inFlight: 0, latencyMs: 5 },
  ],
};

test("a decision is told in sentences: who could, who was chosen, what went wrong, what came of it", () => {
  expect(explainDecision(decision)).toEqual([
    "crm had 3 instances, of which 2 could take the request.",
    "north was chosen by p2c, with 2 in flight, 3 ms expected, weight 1.",
    "north did not answer (connection refused), so south was asked.",
    "The client got 200.",
  ]);
});

test("a request that was not traced is told without its candidates", () => {
  const { candidates: _, ...untraced } = decision;
  expect(explainDecision({ ...untraced, attempts: [], status: 503 })).toEqual([
    "No instance could be asked.",
    "The client got 503.",
  ]);
});
