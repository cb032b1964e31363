import { defineRelation } from "../define-field.ts";
import type { FieldDefinition, ObjectDefinition } from "../definitions.ts";

/** Joins a task to one record. */
export const taskTarget: ObjectDefinition = {
  nameSingular: "taskTarget",
  namePlural: "taskTargets",
  labelSingular: "Task Target",
  labelPlural: "Task Targets",
  description: "A task target",
  icon: "IconCheckbox",
  isSystem: true,
  isSearchable: false,
  labelIdentifier: "id",
  searchFields: ["id"],
  fields: [
    defineRelation("task", "Task", "task", inverse(), { onDelete: "CASCADE", isUIReadOnly: true }),
    morph("targetPerson", "Person", "person"),
    morph("targetCompany", "Company", "company"),
    morph("targetOpportunity", "Opportunity", "opportunity"),
  ],
};

function inverse(): { name: string; label: string } {
  return { name: "taskTargets", label: "Task Targets" };
}

function morph(name: string, label: string, target: string): FieldDefinition {
  return defineRelation(name, label, target, inverse(), {
    onDelete: "CASCADE",
    morph: true,
    isUIReadOnly: true,
  });
}
