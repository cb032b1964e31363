import type { Customisation } from "../metadata/compile-workspace.ts";
import { defineField, defineOptions, defineRelation } from "../metadata/define-field.ts";

/** The custom fields and the custom object of the demo workspace: a maker of workshop machines. */
export const demoCustomisation: Customisation = {
  fields: {
    company: [
      defineField("SELECT", "industry", "Industry", {
        icon: "IconBuildingFactory",
        options: defineOptions({
          AEROSPACE: "Aerospace",
          AUTOMOTIVE: "Automotive",
          EDUCATION: "Education",
          ENERGY: "Energy",
          FOOD: "Food",
          FURNITURE: "Furniture",
          MEDICAL: "Medical",
          OPTICS: "Optics",
        }),
      }),
      defineField("DATE", "contractRenewalOn", "Contract renewal", { icon: "IconCalendarRepeat" }),
    ],
    person: [
      defineField("SELECT", "preferredLanguage", "Preferred language", {
        icon: "IconLanguage",
        options: defineOptions({
          DE: "German",
          EN: "English",
          ES: "Spanish",
          FR: "French",
          PL: "Polish",
        }),
      }),
      defineField("MULTI_SELECT", "interests", "Interests", {
        icon: "IconHeart",
        options: defineOptions({
          LASERS: "Lasers",
          MILLING: "Milling",
          ROBOTS: "Robots",
          TRAINING: "Training",
        }),
      }),
    ],
  },
  objects: [
    {
      nameSingular: "machine",
      namePlural: "machines",
      labelSingular: "Machine",
      labelPlural: "Machines",
      description: "A machine installed at a customer's workshop",
      icon: "IconEngine",
      labelIdentifier: "name",
      searchFields: ["name", "serialNumber"],
      fields: [
        defineField("TEXT", "name", "Name", { icon: "IconEngine" }),
        defineField("TEXT", "serialNumber", "Serial number", { isUnique: true }),
        defineField("SELECT", "state", "State", {
          defaultValue: "'PLANNED'",
          options: defineOptions({
            PLANNED: "Planned",
            INSTALLED: "Installed",
            RUNNING: "Running",
            IN_REPAIR: "In repair",
          }),
        }),
        defineField("DATE", "installedOn", "Installed on"),
        defineField("NUMBER", "powerKilowatts", "Power (kW)", {
          settings: { dataType: "float", decimals: 1 },
        }),
        defineField("BOOLEAN", "isUnderWarranty", "Under warranty", { defaultValue: false }),
        defineField("CURRENCY", "price", "Price"),
        defineRelation("company", "Company", "company", { name: "machines", label: "Machines" }),
      ],
    },
  ],
};
