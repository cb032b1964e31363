import { defineField, defineRelation } from "../define-field.ts";
import type { ObjectDefinition } from "../definitions.ts";

/** Companies. */
export const company: ObjectDefinition = {
  nameSingular: "company",
  namePlural: "companies",
  labelSingular: "Company",
  labelPlural: "Companies",
  description: "A company",
  icon: "IconBuildingSkyscraper",
  shortcut: "C",
  labelIdentifier: "name",
  duplicateCriteria: [["name"], ["domainNamePrimaryLinkUrl"]],
  searchFields: ["name", "domainName"],
  fields: [
    defineField("TEXT", "name", "Name", { icon: "IconBuildingSkyscraper" }),
    defineField("LINKS", "domainName", "Domain Name", {
      icon: "IconLink",
      isUnique: true,
      settings: { maxNumberOfValues: 1 },
    }),
    defineField("ADDRESS", "address", "Address", { icon: "IconMap" }),
    defineField("NUMBER", "employees", "Employees", { icon: "IconUsers" }),
    defineField("LINKS", "linkedinLink", "Linkedin", { icon: "IconBrandLinkedin" }),
    defineField("CURRENCY", "annualRevenue", "Annual Revenue", { icon: "IconMoneybag" }),
    defineRelation("accountOwner", "Account Owner", "workspaceMember", {
      name: "accountOwnerForCompanies",
      label: "Account Owner For Companies",
    }),
  ],
};
