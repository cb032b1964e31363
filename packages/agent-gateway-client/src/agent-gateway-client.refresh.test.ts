import { describe, expect, test } from "vitest";
import { answer } from "../test/scripted-transport.ts";
import {
  agent,
  BEAT,
  createClient,
  REGISTER,
  startClient,
  UNREGISTER,
} from "../test/start-client.ts";
import type { GatewayAnswer } from "./transport.ts";

describe("refresh", () => {
  const changed = { ...agent, capabilities: ["person.create"] };

  test("registers a changed description at once", async () => {
    const { advance, client, seen, sent } = startClient(async () => answer(200));
    await advance(10);
    client.refresh(changed);
    expect(client.status().state).toBe("registered");
    await advance(0);
    expect(seen.requests[1]?.body).toMatchObject({ capabilities: ["person.create"] });
    await advance(60_000);
    expect(sent()).toEqual([REGISTER, REGISTER, BEAT]);
  });

  test("during a request waits for its end, and many become one", async () => {
    const first = Promise.withResolvers<GatewayAnswer>();
    const { advance, client, seen, sent } = createClient(() =>
      seen.requests.length === 1 ? first.promise : Promise.resolve(answer(200)),
    );
    client.start();
    for (let version = 0; version < 50; version += 1) {
      client.refresh({ ...agent, version: String(version) });
    }
    await advance(10);
    expect(sent()).toEqual([REGISTER]);
    first.resolve(answer(200));
    await advance(10);
    expect(sent()).toEqual([REGISTER, REGISTER]);
    expect(seen.requests[1]?.body).toMatchObject({ version: "49" });
  });

  test("while the gateway is away is told at the next attempt", async () => {
    let up = false;
    const { advance, client, seen, sent } = startClient(async () => answer(up ? 200 : 503));
    await advance(0);
    client.refresh(changed);
    await advance(0);
    expect(sent()).toEqual([REGISTER]);
    up = true;
    await advance(1000);
    expect(seen.requests[1]?.body).toMatchObject({ capabilities: ["person.create"] });
  });

  test("keeps the name, under which it is registered", async () => {
    const { advance, client, sent } = startClient(async () => answer(200));
    await advance(0);
    client.refresh({ ...agent, name: "another" });
    await advance(60_000);
    expect(sent()).toEqual([REGISTER, REGISTER, BEAT]);
  });

  test("during a stop sends nothing", async () => {
    const { advance, client, sent } = startClient(async () => answer(200));
    await advance(0);
    const stopping = client.stop();
    client.refresh(changed);
    await stopping;
    expect(sent()).toEqual([REGISTER, UNREGISTER]);
  });

  test("before the start and after the stop sends nothing", async () => {
    const { advance, client, seen } = createClient(async () => answer(200));
    client.refresh(changed);
    await client.stop();
    client.refresh(agent);
    client.start();
    await advance(600_000);
    expect(seen.requests).toEqual([]);
  });
});
