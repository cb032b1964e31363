import { PRODUCTS } from "./demo-activity-words.ts";
import type { DemoWriter, Seeded } from "./demo-writer.ts";

const MACHINES = 60;
const STATES = ["PLANNED", "INSTALLED", "RUNNING", "IN_REPAIR"] as const;

/** Adds records of the custom object. */
export function seedMachines(
  { random, insert, daysFromNow }: DemoWriter,
  companies: readonly Seeded[],
): void {
  for (let index = 0; index < MACHINES; index += 1) {
    const state = STATES[index % STATES.length] ?? "PLANNED";
    insert("machine", {
      name: `${random.pick(PRODUCTS)} ${random.pick(["S", "M", "L", "XL"])}${random.integer(1, 9)}0`,
      serialNumber: `SN-${String(10_000 + index * 37)}`,
      state,
      installedOn: state === "PLANNED" ? null : daysFromNow(-random.integer(10, 900)),
      powerKilowatts: random.chance(0.9) ? random.integer(15, 400) / 10 : null,
      isUnderWarranty: random.chance(0.5),
      price: { amountMicros: random.integer(20, 600) * 1e9, currencyCode: "EUR" },
      companyId: companies[(index * 11) % companies.length]?.id ?? null,
    });
  }
}
