import { type FieldWriter, invalidValue, shown } from "./field-writer.ts";
import { isUuid } from "./uuid.ts";

/** A file as a client names it in a field of type FILES. */
export interface FileItem {
  readonly fileId: string;
  readonly label: string;
}

/** FILES: a list of files by id and label; text is read as JSON. */
export const writeFiles: FieldWriter = (value, field) => {
  if (value === null) return { [field.name]: null };
  const items = typeof value === "string" ? parsed(value) : value;
  if (!Array.isArray(items)) throw refusal(value, field.name);
  const most = field.definition.settings?.maxNumberOfValues;
  const checked = items.map((item: unknown) => fileItem(item, value, field.name));
  if (typeof most === "number" && checked.length > most) {
    throw invalidValue(`Max number of files is ${most} for field "${field.name}"`);
  }
  return { [field.name]: JSON.stringify(checked) };
};

function fileItem(item: unknown, value: unknown, field: string): FileItem {
  if (typeof item !== "object" || item === null) throw refusal(value, field);
  const { fileId, label, ...rest } = item as Record<string, unknown>;
  if (!isUuid(fileId) || typeof label !== "string" || Object.keys(rest).length > 0) {
    throw refusal(value, field);
  }
  return { fileId: fileId.toLowerCase(), label };
}

function refusal(value: unknown, field: string) {
  return invalidValue(
    `Invalid value "${shown(value)}" for FILES field "${field}" - It should be an array of objects with "fileId" and "label" properties.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
