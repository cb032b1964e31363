import { describe, expect, test } from "vitest";
import { answer, hang } from "../test/scripted-transport.ts";
import { createClient, REGISTER, startClient, UNREGISTER } from "../test/start-client.ts";
import type { GatewayAnswer } from "./transport.ts";

describe("stop", () => {
  test("unregisters once, and leaves no timer", async () => {
    const { advance, client, sent, pendingTimers, seen, log } = startClient(async () =>
      answer(200),
    );
    await advance(0);
    await Promise.all([client.stop(), client.stop()]);
    expect(sent()).toEqual([REGISTER, UNREGISTER]);
    expect(log.at(-1)).toMatch(/^\[INFO\] Unregistered from Agent Gateway/);
    expect(client.status().state).toBe("stopped");
    expect(client.status()).not.toHaveProperty("nextAttemptAt");
    expect(pendingTimers()).toBe(0);
    expect(seen.closed).toBe(true);
    await advance(600_000);
    expect(sent()).toHaveLength(2);
  });

  test("lets a registration end first, so that it cannot come after the unregistration", async () => {
    const first = Promise.withResolvers<GatewayAnswer>();
    const { advance, client, sent } = startClient(({ method }) =>
      method === "DELETE" ? Promise.resolve(answer(200)) : first.promise,
    );
    const stopping = client.stop();
    await advance(400);
    expect(sent()).toEqual([REGISTER]);
    first.resolve(answer(201));
    await stopping;
    expect(sent()).toEqual([REGISTER, UNREGISTER]);
  });

  test("cuts a registration that does not end, and gives the name back", async () => {
    const { advance, client, sent } = startClient((request) =>
      request.method === "DELETE" ? Promise.resolve(answer(200)) : hang(request),
    );
    const stopping = client.stop();
    await advance(500);
    await stopping;
    expect(sent()).toEqual([REGISTER, UNREGISTER]);
  });

  test("ends within two seconds when the gateway hangs", async () => {
    const { advance, client, pendingTimers, seen } = startClient(hang);
    const stopping = client.stop();
    await advance(2000);
    await stopping;
    expect(client.status().state).toBe("stopped");
    expect(seen.mostAtOnce).toBe(1);
    expect(pendingTimers()).toBe(0);
  });

  test.each([404, 410])(
    "takes %i for done: the gateway does not have it any more",
    async (status) => {
      const { advance, client, log } = startClient(async ({ method }) =>
        answer(method === "DELETE" ? status : 200),
      );
      await advance(0);
      await client.stop();
      expect(log.at(-1)).toMatch(/^\[INFO\] Unregistered/);
    },
  );

  test("warns when the gateway refuses, and is quiet when it never was registered", async () => {
    const refusing = startClient(async ({ method }) => answer(method === "DELETE" ? 500 : 200));
    await refusing.advance(0);
    await refusing.client.stop();
    expect(refusing.log.at(-1)).toMatch(/^\[WARN\] Failed to unregister.*answered 500/);
    const dead = startClient(async () => {
      throw new Error("connect ECONNREFUSED");
    });
    await dead.advance(0);
    await dead.client.stop();
    expect(dead.log.at(-1)).toMatch(/^\[DEBUG\] Failed to unregister/);
  });

  test("without a start says nothing to the gateway", async () => {
    const { client, seen } = createClient(async () => answer(200));
    await client.stop();
    expect(seen.requests).toEqual([]);
    expect(client.status().state).toBe("stopped");
  });
});
