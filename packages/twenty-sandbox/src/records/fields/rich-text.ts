import { blocknoteToMarkdown } from "../rich-text/blocknote-to-markdown.ts";
import { markdownToBlocknote } from "../rich-text/markdown-to-blocknote.ts";
import {
  type Cells,
  compositeParts,
  type FieldWriter,
  invalidValue,
  partColumn,
} from "./field-writer.ts";
import { textCell } from "./text.ts";

/** RICH_TEXT: either notation may be given; the other is derived from it. */
export const writeRichText: FieldWriter = (value, field) => {
  const parts = compositeParts(value, field, "rich text");
  const markdown = textCell(parts.markdown, `${field.name}.markdown`);
  const blocknote = textCell(parts.blocknote, `${field.name}.blocknote`);
  const cells: Cells = {};
  const write = (blocks: string | null, text: string | null): Cells => {
    cells[partColumn(field, "blocknote")] = blocks;
    cells[partColumn(field, "markdown")] = text;
    return cells;
  };
  if (blocknote !== null) {
    return write(blocknote, markdown ?? blocknoteToMarkdown(parseBlocks(blocknote, field.name)));
  }
  if (markdown !== null) return write(JSON.stringify(markdownToBlocknote(markdown)), markdown);
  return Object.keys(parts).length === 0 ? cells : write(null, null);
};

function parseBlocks(blocknote: string, fieldName: string): unknown {
  try {
    return JSON.parse(blocknote);
  } catch {
    throw invalidValue(
      `Invalid blocknote value for field "${fieldName}.blocknote" - must contain valid JSON`,
    );
  }
}
