import { defineRelation } from "./define-field.ts";
import type { FieldDefinition, ObjectDefinition } from "./definitions.ts";

/** Standard objects that can point at records of any custom object, and the list they appear in there. */
const TARGETING_OBJECTS: Readonly<Record<string, { name: string; label: string }>> = {
  attachment: { name: "attachments", label: "Attachments" },
  noteTarget: { name: "noteTargets", label: "Note Targets" },
  taskTarget: { name: "taskTargets", label: "Task Targets" },
  timelineActivity: { name: "timelineActivities", label: "Timeline Activities" },
};

/** Twenty gives each custom object notes, tasks, files and a timeline: the fields that make them possible. */
export function customTargetFields(
  objectName: string,
  customObjects: readonly ObjectDefinition[],
): FieldDefinition[] {
  const inverse = TARGETING_OBJECTS[objectName];
  if (inverse === undefined) return [];
  return customObjects.map(({ nameSingular, labelSingular }) =>
    defineRelation(targetName(nameSingular), labelSingular, nameSingular, inverse, { morph: true }),
  );
}

function targetName(nameSingular: string): string {
  return `target${nameSingular.charAt(0).toUpperCase()}${nameSingular.slice(1)}`;
}
