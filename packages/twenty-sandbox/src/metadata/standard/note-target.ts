import { defineRelation } from "../define-field.ts";
import type { FieldDefinition, ObjectDefinition } from "../definitions.ts";

/** Joins a note to one record. */
export const noteTarget: ObjectDefinition = {
  nameSingular: "noteTarget",
  namePlural: "noteTargets",
  labelSingular: "Note Target",
  labelPlural: "Note Targets",
  description: "A note target",
  icon: "IconCheckbox",
  isSystem: true,
  isSearchable: false,
  labelIdentifier: "id",
  searchFields: ["id"],
  fields: [
    defineRelation("note", "Note", "note", inverse(), { onDelete: "CASCADE", isUIReadOnly: true }),
    morph("targetPerson", "Person", "person"),
    morph("targetCompany", "Company", "company"),
    morph("targetOpportunity", "Opportunity", "opportunity"),
  ],
};

function inverse(): { name: string; label: string } {
  return { name: "noteTargets", label: "Note Targets" };
}

function morph(name: string, label: string, target: string): FieldDefinition {
  return defineRelation(name, label, target, inverse(), {
    onDelete: "CASCADE",
    morph: true,
    isUIReadOnly: true,
  });
}
