import { describe, expect, test } from "vitest";
import {
  accepted,
  described,
  failed,
  initialState,
  isDueNow,
  nextExchange,
  stopped,
} from "./registration-state.ts";

const AT = "2026-01-01T00:00:00.000Z";
const LATER = "2026-01-01T00:01:00.000Z";
const registered = accepted(initialState, "register", 0, AT);

describe("registration state", () => {
  test("begins with a registration", () => {
    expect(nextExchange(initialState)).toBe("register");
    expect(isDueNow(initialState)).toBe(false);
  });

  test("goes on with heartbeats once registered", () => {
    expect(registered).toMatchObject({ state: "registered", registeredAt: AT });
    expect(nextExchange(registered)).toBe("heartbeat");
    expect(isDueNow(registered)).toBe(false);
  });

  test("an accepted heartbeat moves only its own time", () => {
    expect(accepted(registered, "heartbeat", 0, LATER)).toEqual({
      ...registered,
      lastHeartbeatAt: LATER,
    });
  });

  test("a failed heartbeat leads to a registration, and keeps what was", () => {
    const state = failed(registered, "heartbeat", "gone");
    expect(state).toMatchObject({
      state: "retrying",
      registeredAt: AT,
      lastError: "gone",
      failedExchange: "heartbeat",
      consecutiveFailures: 1,
    });
    expect(nextExchange(state)).toBe("register");
    expect(isDueNow(state)).toBe(false);
  });

  test("failures are counted until a success, which forgets them", () => {
    const twice = failed(failed(initialState, "register", "a"), "register", "b");
    expect(twice.consecutiveFailures).toBe(2);
    const state = accepted(twice, "register", 0, AT);
    expect(state.consecutiveFailures).toBe(0);
    expect(state).not.toHaveProperty("lastError");
    expect(state).not.toHaveProperty("failedExchange");
  });

  test("a new description is due at once while registered, and stays listed as the old one", () => {
    const state = described(registered);
    expect(state.state).toBe("registered");
    expect(nextExchange(state)).toBe("register");
    expect(isDueNow(state)).toBe(true);
    expect(nextExchange(accepted(state, "register", 1, LATER))).toBe("heartbeat");
  });

  test("a description that came during a registration is sent after it", () => {
    const sent = initialState.description;
    const state = accepted(described(initialState), "register", sent, AT);
    expect(isDueNow(state)).toBe(true);
  });

  test("a new description does not hurry the next attempt while the gateway fails", () => {
    expect(isDueNow(described(failed(registered, "heartbeat", "gone")))).toBe(false);
  });

  test("a stop keeps the facts for the health page", () => {
    expect(stopped(registered)).toEqual({ ...registered, state: "stopped" });
  });
});
