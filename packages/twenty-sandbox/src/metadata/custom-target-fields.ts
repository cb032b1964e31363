import type { Customisation } from "./compile-workspace.ts";
import { defineRelation } from "./define-field.ts";
import type { FieldDefinition } from "./definitions.ts";
import { isShaped, withLegacyName } from "./target-shape.ts";

/** Standard objects that can point at records of any custom object, and the list they appear in there. */
const TARGETING_OBJECTS: Readonly<Record<string, TargetingObject>> = {
  attachment: { label: "Attachments", object: "Attachment", icon: "IconFileImport" },
  noteTarget: { label: "Notes", object: "Note Target", icon: "IconNotes" },
  taskTarget: { label: "Tasks", object: "Task Target", icon: "IconCheckbox" },
  timelineActivity: {
    label: "Timeline Activities",
    object: "Timeline Activity",
    icon: "IconTimelineEvent",
  },
};

interface TargetingObject {
  readonly label: string;
  readonly object: string;
  readonly icon: string;
}

const LISTS: Readonly<Record<string, string>> = { timelineActivity: "timelineActivities" };

/** Twenty gives each custom object notes, tasks, files and a timeline: the fields that make them possible. */
export function customTargetFields(
  objectName: string,
  { objects, targetShape }: Customisation,
): FieldDefinition[] {
  const targeting = TARGETING_OBJECTS[objectName];
  if (targeting === undefined) return [];
  const { label, object, icon } = targeting;
  const name = LISTS[objectName] ?? `${objectName}s`;
  const fields = objects.map(({ nameSingular, labelSingular, labelPlural }) => {
    const inverse = { name, label, icon, description: `${labelPlural} tied to the ${object}` };
    return defineRelation(targetName(nameSingular), labelSingular, nameSingular, inverse, {
      morph: true,
    });
  });
  return targetShape === "legacy" && isShaped(objectName) ? fields.map(withLegacyName) : fields;
}

function targetName(nameSingular: string): string {
  return `target${nameSingular.charAt(0).toUpperCase()}${nameSingular.slice(1)}`;
}
