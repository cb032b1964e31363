import { PRODUCTS } from "./demo-activity-words.ts";
import type { DemoWriter, Seeded } from "./demo-writer.ts";
import type { SeededCompany } from "./seed-companies.ts";
import type { SeededPerson } from "./seed-people.ts";

const OPPORTUNITIES = 140;
const STAGES = ["NEW", "SCREENING", "MEETING", "PROPOSAL", "CUSTOMER"] as const;

/** Adds deals over all stages; won ones were closed in the past, some have no amount, date or contact. */
export function seedOpportunities(
  { random, insert, daysFromNow }: DemoWriter,
  companies: readonly SeededCompany[],
  people: readonly SeededPerson[],
  memberIds: readonly string[],
): Seeded[] {
  return Array.from({ length: OPPORTUNITIES }, (_, index) => {
    const company = companies[(index * 3) % companies.length];
    const contact = people.find((person) => person.companyId === company?.id);
    const stage = STAGES[index % STAGES.length] ?? "NEW";
    const days = stage === "CUSTOMER" ? -random.integer(5, 300) : random.integer(5, 200);
    const name = `${random.pick(PRODUCTS)} for ${company?.name ?? "nobody"}`;
    const id = insert("opportunity", {
      name,
      stage,
      amount: random.chance(0.93)
        ? { amountMicros: random.integer(4, 900) * 1e9, currencyCode: random.pick(["EUR", "USD"]) }
        : null,
      closeDate: random.chance(0.9) ? daysFromNow(days) : null,
      companyId: company?.id ?? null,
      pointOfContactId: contact?.id ?? null,
      ownerId: random.chance(0.8) ? (memberIds[index % memberIds.length] ?? null) : null,
    });
    return { id, name };
  });
}
