import { formatPhone, type Person, type PersonCreate, type PersonUpdate } from "twenty-client";
import { z } from "zod";
import { formatMoment } from "../../domain/moment.ts";
import { recordUrl } from "../record-url.ts";
import { type Columns, columnNames, relatedName, showColumns } from "./columns.ts";
import type { RecordKind } from "./record-kind.ts";

/** Everything the tools show of a person. */
export const personColumns = {
  name: { needs: ["firstName", "lastName"], show: personName },
  firstName: { needs: ["firstName"], show: (person) => person.firstName },
  lastName: { needs: ["lastName"], show: (person) => person.lastName },
  email: { needs: ["emails"], show: (person) => person.emails.primary },
  otherEmails: { needs: ["emails"], show: (person) => [...person.emails.additional] },
  phone: {
    needs: ["phones"],
    show: (person) => person.phones.primary && formatPhone(person.phones.primary),
  },
  jobTitle: { needs: ["jobTitle"], show: (person) => person.jobTitle },
  linkedin: { needs: ["linkedin"], show: (person) => person.linkedin.primary?.url },
  city: { needs: ["city"], show: (person) => person.city },
  company: {
    needs: ["company", "companyId"],
    show: (person) => relatedName(person.company, person.companyId),
  },
  companyId: { needs: ["companyId"], show: (person) => person.companyId },
  createdAt: { needs: ["createdAt"], show: (person) => formatMoment(person.createdAt) },
  updatedAt: { needs: ["updatedAt"], show: (person) => formatMoment(person.updatedAt) },
} satisfies Columns<Person>;

/** The names of the columns, as the tools' `fields` argument takes them. */
export const personColumnNames = columnNames(personColumns);

/** The columns of a list of people unless others are asked for. */
export const personListColumns = ["name", "email", "jobTitle", "company"] as const;

const text = z.string().optional();

/** A person as `tools/list` promises it; fields without a value are left out. */
export const personRecord = z.object({
  id: z.string(),
  url: z.string(),
  firstName: text,
  lastName: text,
  email: text,
  otherEmails: z.array(z.string()).optional(),
  phone: text,
  jobTitle: text,
  linkedin: text,
  city: text,
  company: text,
  companyId: text,
  createdAt: text,
  updatedAt: text,
  deletedAt: text,
});

/** One row of a list of people. */
export const personRow = personRecord.omit({ url: true, deletedAt: true }).extend({ name: text });

/** A person as the tools show it. */
export function showPerson(person: Person, workspaceUrl: string): z.input<typeof personRecord> {
  return {
    id: person.id,
    url: recordUrl(workspaceUrl, "person", person.id),
    ...(person.company && { company: person.company.name }),
    ...showColumns(person, personColumns, [
      "firstName",
      "lastName",
      "email",
      "otherEmails",
      "phone",
      "jobTitle",
      "linkedin",
      "city",
      "companyId",
      "createdAt",
      "updatedAt",
    ]),
    ...(person.deletedAt !== null && { deletedAt: person.deletedAt }),
  };
}

/** What a write says of a person: `null` clears, what is not named stays. */
export interface PersonValues {
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly jobTitle?: string | null | undefined;
  readonly linkedin?: string | null | undefined;
  readonly company?: { readonly id: string } | null | undefined;
}

/** The values in the client's form. */
export function personInput(values: PersonValues): PersonCreate {
  return {
    ...(values.firstName !== undefined && { firstName: values.firstName ?? "" }),
    ...(values.lastName !== undefined && { lastName: values.lastName ?? "" }),
    ...(values.email !== undefined && { emails: { primary: values.email } }),
    ...(values.phone !== undefined && { phones: { primary: values.phone } }),
    ...(values.jobTitle !== undefined && { jobTitle: values.jobTitle }),
    ...(values.linkedin !== undefined && { linkedin: { primary: values.linkedin } }),
    ...(values.company !== undefined && { companyId: values.company?.id ?? null }),
  };
}

/** First and last name together. */
export function personName(person: Pick<Person, "firstName" | "lastName">): string {
  return `${person.firstName} ${person.lastName}`.trim();
}

/** Contacts, as their tools work with them. */
export const personKind: RecordKind<
  Person,
  PersonCreate,
  PersonUpdate,
  z.input<typeof personRecord>
> = {
  entity: "person",
  listTool: "list-persons",
  collection: (twenty) => twenty.people,
  nameOf: (person) => personName(person) || person.emails.primary || "",
  show: showPerson,
};
