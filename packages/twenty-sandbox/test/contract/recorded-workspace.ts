import {
  defineField,
  defineOptions,
  defineRelation,
  type ExtraFields,
  type ObjectDefinition,
} from "../../src/index.ts";

const WORK_POLICIES = defineOptions({
  ON_SITE: "On-Site",
  HYBRID: "Hybrid",
  REMOTE_WORK: "Remote Work",
});

/** The custom fields of the workspace that was recorded. */
export const recordedFields: ExtraFields = {
  person: [
    defineField("TEXT", "intro", "Intro"),
    defineField("PHONES", "whatsapp", "Whatsapp", {
      isNullable: false,
      defaultValue: {
        additionalPhones: null,
        primaryPhoneNumber: null,
        primaryPhoneCallingCode: "'+33'",
        primaryPhoneCountryCode: "'FR'",
      },
    }),
    defineField("MULTI_SELECT", "workPreference", "Work Preference", { options: WORK_POLICIES }),
    defineField("RATING", "performanceRating", "Performance Rating", {
      options: defineOptions(
        Object.fromEntries([1, 2, 3, 4, 5].map((stars) => [`RATING_${stars}`, String(stars)])),
      ),
    }),
  ],
  company: [
    defineField("TEXT", "tagline", "Tagline", { isNullable: false, defaultValue: "''" }),
    defineField("LINKS", "introVideo", "Intro Video"),
    defineField("MULTI_SELECT", "workPolicy", "Work Policy", { options: WORK_POLICIES }),
    defineField("BOOLEAN", "visaSponsorship", "Visa Sponsorship", { defaultValue: false }),
  ],
};

/** The custom objects of that workspace, as far as records of standard objects point at them. */
export const recordedObjects: readonly ObjectDefinition[] = [
  custom("rocket", "rockets", [
    defineField("TEXT", "name", "Name"),
    defineRelation("helpedPets", "Helped Pets", "pet", {
      name: "polymorphicHelperRockets",
      label: "Helper Rockets",
    }),
  ]),
  custom("surveyResult", "surveyResults", [defineField("TEXT", "name", "Name")]),
  custom("pet", "pets", [defineField("TEXT", "name", "Name")]),
  custom("petCareAgreement", "petCareAgreements", [
    defineField("TEXT", "name", "Name"),
    caretaker("caretakerPerson", "person"),
    caretaker("caretakerCompany", "company"),
  ]),
  custom("employmentHistory", "employmentHistories", [
    defineField("TEXT", "name", "Name"),
    defineRelation("person", "Person", "person", {
      name: "previousCompanies",
      label: "Previous Companies",
    }),
    defineRelation("company", "Company", "company", {
      name: "previousEmployees",
      label: "Previous Employees",
    }),
  ]),
];

function custom(
  nameSingular: string,
  namePlural: string,
  fields: ObjectDefinition["fields"],
): ObjectDefinition {
  return {
    nameSingular,
    namePlural,
    labelSingular: nameSingular,
    labelPlural: namePlural,
    labelIdentifier: "name",
    searchFields: ["name"],
    fields,
  };
}

function caretaker(name: string, target: string): ObjectDefinition["fields"][number] {
  const inverse = { name: "caredForPets", label: "Cared For Pets" };
  return defineRelation(name, name, target, inverse, { morph: true });
}
