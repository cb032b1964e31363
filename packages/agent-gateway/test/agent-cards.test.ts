import { createManualClock } from "testkit";
import { Agent } from "undici";
import { afterAll, expect, test } from "vitest";
import { AgentCards } from "../src/upstreams/agent-cards/agent-cards.ts";
import { startAgent } from "./stage/agent.ts";

const dispatcher = new Agent();
afterAll(() => dispatcher.destroy());
const CARD = { name: "Crew", url: "http://crew.internal/a2a", skills: [] };

function cards() {
  const { clock, advance } = createManualClock();
  return { cards: new AgentCards({ clock, timeoutMs: 2000, dispatcher }), advance };
}

test("a card is found below the endpoint, or at the root of its host", async () => {
  await using own = await startAgent((request, response) => {
    response.statusCode = request.url === "/a2a/.well-known/agent-card.json" ? 200 : 404;
    response.end(JSON.stringify(CARD));
  });
  await using atRoot = await startAgent((request, response) => {
    response.statusCode = request.url === "/.well-known/agent-card.json" ? 200 : 404;
    response.end(JSON.stringify(CARD));
  });
  for (const { url } of [own, atRoot]) expect(await cards().cards.of([`${url}/a2a`])).toEqual(CARD);
});

test("an agent is asked once a minute, by however many readers; one without a card after five seconds", async () => {
  let has = true;
  await using agent = await startAgent((_, response) => {
    response.statusCode = has ? 200 : 404;
    response.end(JSON.stringify(CARD));
  });
  const { cards: kept, advance } = cards();
  const endpoints = [`${agent.url}/a2a`];
  await Promise.all([kept.of(endpoints), kept.of(endpoints), kept.of(endpoints)]);
  expect(agent.requests).toHaveLength(1);
  has = false;
  await advance(60_000);
  expect(await kept.of(endpoints)).toBeUndefined();
  await advance(4999);
  await kept.of(endpoints);
  expect(agent.requests).toHaveLength(3);
  has = true;
  await advance(1);
  expect(await kept.of(endpoints)).toEqual(CARD);
});

test.each([
  ["a redirect", 302, ""],
  ["no JSON", 200, "<html>"],
  ["JSON that is no card", 200, "[1]"],
  ["a card without end", 200, `{"name":"${"x".repeat(300_000)}"}`],
])("%s is no card, and the next instance is asked", async (_, status, body) => {
  await using odd = await startAgent((_request, response) => {
    response.writeHead(status, { location: "http://169.254.169.254/" }).end(body);
  });
  await using good = await startAgent((_request, response) => response.end(JSON.stringify(CARD)));
  expect(await cards().cards.of([`${odd.url}/a2a`, `${good.url}/a2a`])).toEqual(CARD);
});
