import { describe, expect, it } from "vitest";
import { blocknoteToMarkdown } from "./blocknote-to-markdown.ts";
import { markdownToBlocknote } from "./markdown-to-blocknote.ts";

const shape = (markdown: string) =>
  markdownToBlocknote(markdown).map(({ type, content }) => ({ type, content }));

describe("Markdown and blocks", () => {
  it("reads headings, lists and styled text", () => {
    expect(shape("# Hello\n\n- a **bold** item\n- second\n")).toEqual([
      { type: "heading", content: [{ type: "text", text: "Hello", styles: {} }] },
      {
        type: "bulletListItem",
        content: [
          { type: "text", text: "a ", styles: {} },
          { type: "text", text: "bold", styles: { bold: true } },
          { type: "text", text: " item", styles: {} },
        ],
      },
      { type: "bulletListItem", content: [{ type: "text", text: "second", styles: {} }] },
    ]);
  });

  it("joins the lines of a paragraph and keeps code as it is", () => {
    expect(shape("one\ntwo\n\n```js\na  *b*\n```")).toEqual([
      { type: "paragraph", content: [{ type: "text", text: "one two", styles: {} }] },
      { type: "codeBlock", content: [{ type: "text", text: "a  *b*", styles: {} }] },
    ]);
  });

  it.each([
    "# Title\n",
    "plain with **bold**, *italic* and `code`\n",
    "* one\n* two\n",
    "> quoted\n",
    "see [here](https://example.com)\n",
  ])("%j survives the way to blocks and back", (markdown) => {
    expect(blocknoteToMarkdown(markdownToBlocknote(markdown))).toBe(markdown);
  });

  it("gives nothing for what is no list of blocks", () => {
    expect(blocknoteToMarkdown({ type: "paragraph" })).toBeNull();
  });
});
