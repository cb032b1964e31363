import { createManualClock } from "testkit";
import { afterEach, expect, test } from "vitest";
import { AgentCards } from "../src/upstreams/agent-cards.ts";
import { startAgent } from "./stage/agent.ts";

const CARD = { name: "Crew", url: "http://crew.internal/a2a", skills: [] };
const closing: AgentCards[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((cards) => cards.close()));
});

function cards() {
  const { clock, advance } = createManualClock();
  const made = new AgentCards(clock);
  closing.push(made);
  return { cards: made, advance };
}

function owner(url: string, metadata: Record<string, unknown> = {}) {
  return { agentId: url, endpoint: `${url}/a2a`, metadata };
}

test("a card is found below the endpoint, or at the root of its host", async () => {
  for (const place of ["/a2a/.well-known/agent-card.json", "/.well-known/agent-card.json"]) {
    await using agent = await startAgent((request, response) => {
      response.statusCode = request.url === place ? 200 : 404;
      response.end(JSON.stringify(CARD));
    });
    expect(await cards().cards.first([owner(agent.url)])).toEqual(CARD);
  }
});

test("a card that was registered is not asked for", async () => {
  await using agent = await startAgent((_, response) => void response.writeHead(500).end());
  const agentCard = { ...CARD, name: "Registered" };
  expect(await cards().cards.first([owner(agent.url, { agentCard })])).toEqual(agentCard);
  expect(agent.requests).toEqual([]);
});

test("an agent is asked once a minute, by however many readers; one without a card after five seconds", async () => {
  let has = true;
  await using agent = await startAgent((_, response) => {
    response.statusCode = has ? 200 : 404;
    response.end(JSON.stringify(CARD));
  });
  const { cards: kept, advance } = cards();
  const owners = [owner(agent.url)];
  await Promise.all([kept.first(owners), kept.first(owners), kept.first(owners)]);
  expect(agent.requests).toHaveLength(1);
  has = false;
  await advance(60_000);
  expect(await kept.first(owners)).toBeUndefined();
  await advance(4999);
  await kept.first(owners);
  expect(agent.requests).toHaveLength(3);
  has = true;
  await advance(1);
  expect(await kept.first(owners)).toEqual(CARD);
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
  expect(await cards().cards.first([owner(odd.url), owner(good.url)])).toEqual(CARD);
});

test.each(["http://169.254.169.254", "http://[fe80::1]", "http://[::ffff:169.254.169.254]"])(
  "nothing is fetched from %s",
  async (url) => {
    expect(await cards().cards.first([owner(url)])).toBeUndefined();
  },
);
