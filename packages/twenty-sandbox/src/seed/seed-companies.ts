import { AWKWARD_COMPANIES, COMPANY_KINDS, COMPANY_STEMS, PLACES } from "./demo-company-words.ts";
import type { DemoWriter, Seeded } from "./demo-writer.ts";
import { mailName } from "./mail-name.ts";

/** A seeded company with the domain its people write from. */
export interface SeededCompany extends Seeded {
  readonly domain: string;
}

const COMPANIES = 220;
const INDUSTRIES = [
  "AEROSPACE",
  "AUTOMOTIVE",
  "EDUCATION",
  "ENERGY",
  "FOOD",
  "FURNITURE",
  "MEDICAL",
  "OPTICS",
] as const;

/** Adds companies; one in seven does not tell how many people work there. */
export function seedCompanies(writer: DemoWriter, memberIds: readonly string[]): SeededCompany[] {
  return companyNames().map((name, index) => {
    const { random, insert, daysFromNow } = writer;
    const [city, country, postcode] = random.pick(PLACES);
    const domain = `${mailName(name) || "company"}${index < AWKWARD_COMPANIES.length ? index : ""}.example`;
    const hasRevenue = random.chance(0.7);
    const id = insert("company", {
      name,
      domainName: { primaryLinkUrl: `https://${domain}`, primaryLinkLabel: domain },
      employees: random.chance(0.85) ? random.integer(3, 4_000) : null,
      annualRevenue: hasRevenue
        ? {
            amountMicros: random.integer(1, 900) * 1e11,
            currencyCode: random.pick(["EUR", "CHF", "USD"]),
          }
        : null,
      address: {
        addressStreet1: `${random.pick(["Harbour Street", "Mill Lane", "Ring Road"])} ${random.integer(1, 180)}`,
        addressCity: city,
        addressPostcode: postcode,
        addressCountry: country,
      },
      linkedinLink: { primaryLinkUrl: `https://www.linkedin.example/company/${mailName(name)}` },
      accountOwnerId: random.chance(0.8) ? (memberIds[index % memberIds.length] ?? null) : null,
      industry: random.chance(0.9) ? random.pick(INDUSTRIES) : null,
      contractRenewalOn: random.chance(0.4) ? daysFromNow(random.integer(10, 500)) : null,
    });
    return { id, name, domain };
  });
}

function companyNames(): string[] {
  const regular = COMPANY_STEMS.flatMap((stem, row) =>
    COMPANY_KINDS.filter((_, column) => (row + column) % 4 === 0).map((kind) => `${stem} ${kind}`),
  );
  return [...AWKWARD_COMPANIES, ...regular].slice(0, COMPANIES);
}
