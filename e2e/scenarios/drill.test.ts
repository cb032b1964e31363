import { expect, test } from "vitest";
import { FAULTS } from "../drill/faults.ts";
import { startFleet } from "../drill/fleet.ts";
import { runDrill } from "../drill/run-drill.ts";
import { startGatewayProcess } from "../stage/products.ts";

/** Two instances fail at the same time, then another one; `npm run drill` does every fault, and for longer. */
const SHORT = [["500s", "kill -9"], [], ["reset in the middle of answers"]];

test("under 200 calls a second no read is lost and no write executed twice, whatever instances suffer", async () => {
  const gateway = await startGatewayProcess();
  try {
    await using fleet = await startFleet(gateway.url, ["north", "south", "west", "east"]);
    const ground = {
      gatewayUrl: gateway.url,
      perSecond: 200,
      calmMs: 300,
      maxLeaveMs: 30_000,
      maxBackMs: 0,
    };
    for (const names of SHORT) {
      const faults = FAULTS.filter(({ name }) => names.includes(name));
      const report = await runDrill({ ...ground, fleet, faultMs: 2000 }, faults);
      expect(report).toMatchObject({ lost: [], twice: [], vanished: [] });
      expect(report.reads).toBeGreaterThan(100);
      if (faults.length > 0) expect(report.leftAfterMs).not.toBeNull();
    }
  } finally {
    await gateway.process.stop("SIGKILL");
  }
});
