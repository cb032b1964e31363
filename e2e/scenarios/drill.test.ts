import { expect, test } from "vitest";
import { FAULTS } from "../drill/faults.ts";
import { startFleet } from "../drill/fleet.ts";
import { runDrill } from "../drill/run-drill.ts";
import { startGatewayProcess } from "../stage/products.ts";

/** `npm run drill` does every fault alone and for longer. */
const SHORT = ["kill -9", "500s", "reset in the middle of answers", "slow"];

test("under 200 calls a second no read is lost and no write executed twice, whatever instances suffer", async () => {
  const gateway = await startGatewayProcess();
  try {
    await using fleet = await startFleet(gateway.url, ["north", "south", "west"]);
    const ground = { gatewayUrl: gateway.url, fleet, perSecond: 200, calmMs: 500, faultMs: 2500 };
    for (const name of SHORT) {
      const fault = FAULTS.filter((each) => each.name === name);
      const report = await runDrill(ground, fault);
      expect(report, name).toMatchObject({ lost: [], twice: [], vanished: [] });
      expect(report.reads, name).toBeGreaterThan(300);
      if (fault[0]?.leaves) expect(report.leftAfterMs, name).not.toBeNull();
    }
  } finally {
    await gateway.process.stop("SIGKILL");
  }
});
