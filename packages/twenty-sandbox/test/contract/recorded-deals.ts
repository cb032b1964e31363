/** How many deals each stage had in the recorded workspace, and how many of them were of a million or more. */
const STAGES = [
  { stage: "NEW", deals: 37, large: 4 },
  { stage: "SCREENING", deals: 24, large: 3 },
  { stage: "MEETING", deals: 36, large: 15 },
  { stage: "PROPOSAL", deals: 39, large: 9 },
  { stage: "CUSTOMER", deals: 22, large: 3 },
];
const COMPANIES = 15;
const LARGE = 2_000_000_000_000;
const SMALL = 1_500_000_000;

/** Companies for the deals. */
export const dealCompanies = Array.from({ length: COMPANIES }, (_, index) => ({
  id: id("c", index),
  name: `Company ${index}`,
}));

/** Deals that give the recorded counts; in the stage NEW three had no amount and one a made-up currency. */
export const recordedDeals = STAGES.flatMap(({ stage, deals, large }, first) =>
  Array.from({ length: deals }, (_, index) => ({
    id: id("d", first * 100 + index),
    name: `Deal ${stage} ${index}`,
    stage,
    closeDate: "2027-01-15T09:00:00.000Z",
    companyId: dealCompanies[index % COMPANIES]?.id,
    amount: stage === "NEW" ? newAmount(index, large) : amount(index < large, "USD"),
  })),
);

function newAmount(index: number, large: number) {
  const [withoutAmount, madeUp] = [3, 4];
  if (index < withoutAmount) return { amountMicros: null, currencyCode: null };
  return amount(index >= madeUp && index < madeUp + large, index < madeUp ? "ZZZ" : "USD");
}

function amount(isLarge: boolean, currencyCode: string) {
  return { amountMicros: isLarge ? LARGE : SMALL, currencyCode };
}

function id(kind: string, index: number): string {
  return `${kind.repeat(8)}-0000-4000-8000-${String(index).padStart(12, "0")}`;
}
