import { defineField, defineOptions, defineRelation } from "../define-field.ts";
import type { ObjectDefinition } from "../definitions.ts";

/** Deals on their way through the stages. */
export const opportunity: ObjectDefinition = {
  nameSingular: "opportunity",
  namePlural: "opportunities",
  labelSingular: "Opportunity",
  labelPlural: "Opportunities",
  description: "An opportunity",
  icon: "IconTargetArrow",
  shortcut: "O",
  labelIdentifier: "name",
  searchFields: ["name"],
  fields: [
    defineField("TEXT", "name", "Name", { icon: "IconTargetArrow" }),
    defineField("CURRENCY", "amount", "Amount", { icon: "IconCurrencyDollar" }),
    defineField("DATE_TIME", "closeDate", "Close date", { icon: "IconCalendarEvent" }),
    defineField("SELECT", "stage", "Stage", {
      icon: "IconProgressCheck",
      isNullable: false,
      defaultValue: "'NEW'",
      options: defineOptions({
        NEW: "New",
        SCREENING: "Screening",
        MEETING: "Meeting",
        PROPOSAL: "Proposal",
        CUSTOMER: "Customer",
      }),
    }),
    defineRelation("company", "Company", "company", {
      name: "opportunities",
      label: "Opportunities",
    }),
    defineRelation("pointOfContact", "Point of Contact", "person", {
      name: "pointOfContactForOpportunities",
      label: "Opportunities",
    }),
    defineRelation("owner", "Owner", "workspaceMember", {
      name: "ownedOpportunities",
      label: "Owned opportunities",
    }),
  ],
};
