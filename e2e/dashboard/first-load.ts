import { createReaders } from "../explorer/stage.ts";
import { registerMany, startStage } from "./stage.ts";

// Opens the dashboard ten times, each time with nothing in the cache, and says when the fleet could be used:
// node e2e/dashboard/first-load.ts

const LOADS = 10;

const readers = createReaders();
await readers.start();
try {
  await using stage = await startStage();
  await using _many = await registerMany(stage.gateway.url, 60, 3);
  const loads: number[] = [];
  for (let load = 0; load < LOADS; load++) {
    await using opened = await readers.open("about:blank");
    const { page } = opened;
    await page.goto(stage.gateway.url, { waitUntil: "commit" });
    await page.getByLabel("Find").waitFor();
    loads.push(Math.round(await page.evaluate(() => performance.now())));
  }
  process.stdout.write(`Interactive after ${loads.toSorted((a, b) => a - b).join(", ")} ms.\n`);
} finally {
  await readers.stop();
}
