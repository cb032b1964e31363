import { defineField, defineRelation } from "../define-field.ts";
import type { ObjectDefinition } from "../definitions.ts";

/** People. */
export const person: ObjectDefinition = {
  nameSingular: "person",
  namePlural: "people",
  labelSingular: "Person",
  labelPlural: "People",
  description: "A person",
  icon: "IconUser",
  shortcut: "P",
  labelIdentifier: "name",
  imageIdentifier: "avatarUrl",
  duplicateCriteria: [
    ["nameFirstName", "nameLastName"],
    ["linkedinLinkPrimaryLinkUrl"],
    ["emailsPrimaryEmail"],
  ],
  searchFields: ["name", "emails", "phones", "jobTitle"],
  fields: [
    defineField("FULL_NAME", "name", "Name", { icon: "IconUser", description: "Contact’s name" }),
    defineField("EMAILS", "emails", "Emails", {
      icon: "IconMail",
      isUnique: true,
      settings: { maxNumberOfValues: 1 },
    }),
    defineField("LINKS", "linkedinLink", "Linkedin", { icon: "IconBrandLinkedin" }),
    defineField("TEXT", "jobTitle", "Job Title", { icon: "IconBriefcase" }),
    defineField("PHONES", "phones", "Phones", {
      icon: "IconPhone",
      settings: { maxNumberOfValues: 1 },
    }),
    defineField("TEXT", "avatarUrl", "Avatar", { icon: "IconFileUpload", isSystem: true }),
    defineField("FILES", "avatarFile", "Avatar File", {
      isSystem: true,
      settings: { maxNumberOfValues: 1 },
    }),
    defineRelation("company", "Company", "company", { name: "people", label: "People" }),
  ],
};
