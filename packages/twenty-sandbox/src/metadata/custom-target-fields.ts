import type { Customisation } from "./compile-workspace.ts";
import { defineRelation } from "./define-field.ts";
import type { FieldDefinition } from "./definitions.ts";
import { isShaped, withLegacyName } from "./target-shape.ts";

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
  { objects, targetShape }: Customisation,
): FieldDefinition[] {
  const inverse = TARGETING_OBJECTS[objectName];
  if (inverse === undefined) return [];
  const fields = objects.map(({ nameSingular, labelSingular }) =>
    defineRelation(targetName(nameSingular), labelSingular, nameSingular, inverse, { morph: true }),
  );
  return targetShape === "legacy" && isShaped(objectName) ? fields.map(withLegacyName) : fields;
}

function targetName(nameSingular: string): string {
  return `target${nameSingular.charAt(0).toUpperCase()}${nameSingular.slice(1)}`;
}
