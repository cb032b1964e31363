import type { ObjectSchema } from "twenty-client";

/** What Twenty calls files with these extensions; it shows an icon by it. */
const CATEGORIES: Readonly<Record<string, string>> = {
  ARCHIVE: "zip tar gz rar 7z iso",
  AUDIO: "mp3 wav ogg wma m4a",
  IMAGE: "png jpg jpeg svg gif webp heif tif tiff bmp ico",
  PRESENTATION: "ppt pptx potx odp html key kth",
  SPREADSHEET: "xls xlsb xlsm xlsx xltx csv tsv ods numbers",
  TEXT_DOCUMENT: "doc docm docx dot dotx odt pdf txt rtf ps tex pages md",
  VIDEO: "mp4 avi mov wmv mpg mpeg",
};

/** The kind of a file by its name, among those that this workspace has. */
export function fileCategory(name: string, schema: ObjectSchema): Readonly<Record<string, string>> {
  const options = schema.fields.get("fileCategory")?.options?.map(({ value }) => value);
  if (options === undefined) return {};
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const [category = "OTHER"] =
    Object.entries(CATEGORIES).find(([, known]) => known.split(" ").includes(extension)) ?? [];
  return options.includes(category) ? { fileCategory: category } : {};
}
