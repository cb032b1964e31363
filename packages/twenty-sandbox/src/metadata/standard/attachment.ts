import { defineField, defineOptions, defineRelation } from "../define-field.ts";
import type { FieldDefinition, ObjectDefinition } from "../definitions.ts";

/** Files attached to records. */
export const attachment: ObjectDefinition = {
  nameSingular: "attachment",
  namePlural: "attachments",
  labelSingular: "Attachment",
  labelPlural: "Attachments",
  description: "An attachment",
  icon: "IconFileImport",
  isSystem: true,
  isSearchable: false,
  labelIdentifier: "name",
  searchFields: ["name"],
  fields: [
    defineField("TEXT", "name", "Name", { isUIReadOnly: true }),
    defineField("FILES", "file", "File", {
      isUIReadOnly: true,
      settings: { maxNumberOfValues: 1 },
    }),
    defineField("TEXT", "fullPath", "Full path", { isSystem: true, isUIReadOnly: true }),
    defineField("SELECT", "fileCategory", "File category", {
      isSystem: true,
      isNullable: false,
      defaultValue: "'OTHER'",
      options: defineOptions({
        ARCHIVE: "Archive",
        AUDIO: "Audio",
        IMAGE: "Image",
        PRESENTATION: "Presentation",
        SPREADSHEET: "Spreadsheet",
        TEXT_DOCUMENT: "Text Document",
        VIDEO: "Video",
        OTHER: "Other",
      }),
    }),
    morph("targetTask", "Task", "task", "SET_NULL"),
    morph("targetNote", "Note", "note", "SET_NULL"),
    morph("targetPerson", "Person", "person", "CASCADE"),
    morph("targetCompany", "Company", "company", "CASCADE"),
    morph("targetOpportunity", "Opportunity", "opportunity", "CASCADE"),
    morph("targetDashboard", "Dashboard", "dashboard", "CASCADE"),
    morph("targetWorkflow", "Workflow", "workflow", "CASCADE"),
  ],
};

function morph(
  name: string,
  label: string,
  target: string,
  onDelete: "CASCADE" | "SET_NULL",
): FieldDefinition {
  const inverse = { name: "attachments", label: "Attachments" };
  return defineRelation(name, label, target, inverse, { onDelete, morph: true });
}
