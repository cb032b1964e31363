import { FIRST_NAMES, JOB_TITLES, LAST_NAMES } from "./demo-people-words.ts";
import type { DemoWriter, Seeded } from "./demo-writer.ts";
import { mailName } from "./mail-name.ts";
import type { SeededCompany } from "./seed-companies.ts";

/** A seeded person and where they work. */
export interface SeededPerson extends Seeded {
  readonly companyId: string | null;
}

const PEOPLE = 640;
/** More than the 60 related records that Twenty returns at most. */
const PEOPLE_OF_THE_FIRST_COMPANY = 75;
const LANGUAGES = ["DE", "EN", "ES", "FR", "PL"] as const;
const INTERESTS = ["LASERS", "MILLING", "ROBOTS", "TRAINING"] as const;
const PHONES = [
  { primaryPhoneCountryCode: "DE", primaryPhoneCallingCode: "+49", prefix: "1701" },
  { primaryPhoneCountryCode: "FR", primaryPhoneCallingCode: "+33", prefix: "6123" },
  { primaryPhoneCountryCode: "ES", primaryPhoneCallingCode: "+34", prefix: "6123" },
] as const;

/** Adds people: most work somewhere, some have no job title, phone or company. */
export function seedPeople(
  writer: DemoWriter,
  companies: readonly SeededCompany[],
): SeededPerson[] {
  return Array.from({ length: PEOPLE }, (_, index) => seedPerson(writer, companies, index));
}

function seedPerson(
  { random, insert }: DemoWriter,
  companies: readonly SeededCompany[],
  index: number,
): SeededPerson {
  const firstName = random.pick(FIRST_NAMES);
  const lastName = random.pick(LAST_NAMES);
  const company =
    index < PEOPLE_OF_THE_FIRST_COMPANY ? companies[0] : companies[index % companies.length];
  const isEmployed = index < PEOPLE_OF_THE_FIRST_COMPANY || random.chance(0.92);
  const companyId = isEmployed ? (company?.id ?? null) : null;
  const host = isEmployed ? (company?.domain ?? "mail.example") : "mail.example";
  const { prefix, ...phone } = random.pick(PHONES);
  const id = insert("person", {
    name: { firstName, lastName },
    emails: { primaryEmail: `${mailName(firstName)}.${mailName(lastName)}${index}@${host}` },
    jobTitle: random.chance(0.9) ? random.pick(JOB_TITLES) : "",
    phones: random.chance(0.6)
      ? { ...phone, primaryPhoneNumber: `${prefix}${random.integer(10_000, 99_999)}` }
      : null,
    linkedinLink: random.chance(0.5)
      ? { primaryLinkUrl: `https://www.linkedin.example/in/${mailName(firstName)}-${index}` }
      : null,
    companyId,
    preferredLanguage: random.chance(0.7) ? random.pick(LANGUAGES) : null,
    interests: INTERESTS.filter(() => random.chance(0.3)),
  });
  return { id, name: `${firstName} ${lastName}`, companyId };
}
