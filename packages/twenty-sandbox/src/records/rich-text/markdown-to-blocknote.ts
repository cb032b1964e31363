import { randomUUID } from "node:crypto";
import type { Block, InlineContent } from "./block.ts";

const PROPS = { backgroundColor: "default", textColor: "default", textAlignment: "left" };

/** Markdown as blocks: headings, lists, check lists, quotes, code and paragraphs with bold, italic, code and links. */
export function markdownToBlocknote(markdown: string): Block[] {
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) blocks.push(block("paragraph", {}, paragraph.join(" ")));
    paragraph = [];
  };
  const lines = markdown.split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const fence = /^```(\w*)\s*$/.exec(line);
    if (fence) {
      flush();
      const end = lines.indexOf("```", index + 1);
      const last = end === -1 ? lines.length : end;
      blocks.push(codeBlock(fence[1] ?? "", lines.slice(index + 1, last).join("\n")));
      index = last;
      continue;
    }
    const special = lineBlock(line);
    if (special === undefined && line.trim() !== "") paragraph.push(line.trim());
    else flush();
    if (special !== undefined) blocks.push(special);
  }
  flush();
  return blocks;
}

function lineBlock(line: string): Block | undefined {
  const heading = /^(#{1,6})\s+(.*)$/.exec(line);
  if (heading) {
    const level = heading[1]?.length ?? 1;
    return block("heading", { level, isToggleable: false }, heading[2] ?? "");
  }
  const check = /^\s*[-*+]\s+\[([ xX])\]\s+(.*)$/.exec(line);
  if (check) return block("checkListItem", { checked: check[1] !== " " }, check[2] ?? "");
  const bullet = /^\s*[-*+]\s+(.*)$/.exec(line);
  if (bullet) return block("bulletListItem", {}, bullet[1] ?? "");
  const numbered = /^\s*\d+[.)]\s+(.*)$/.exec(line);
  if (numbered) return block("numberedListItem", {}, numbered[1] ?? "");
  const quote = /^>\s?(.*)$/.exec(line);
  return quote ? block("quote", {}, quote[1] ?? "") : undefined;
}

function block(type: string, props: Readonly<Record<string, unknown>>, text: string): Block {
  return {
    id: randomUUID(),
    type,
    props: { ...PROPS, ...props },
    content: inlineContent(text, {}),
    children: [],
  };
}

function codeBlock(language: string, text: string): Block {
  return {
    id: randomUUID(),
    type: "codeBlock",
    props: { language: language || "text" },
    content: [{ type: "text", text, styles: {} }],
    children: [],
  };
}

const INLINE =
  /\*\*(?<bold>.+?)\*\*|~~(?<strike>.+?)~~|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<href>[^)\s]+)\)|\*(?<star>[^*\s](?:[^*]*[^*\s])?)\*|\b_(?<under>[^_]+)_\b/u;

function inlineContent(text: string, styles: Readonly<Record<string, unknown>>): InlineContent[] {
  const match = INLINE.exec(text);
  if (match === null) return text === "" ? [] : [{ type: "text", text, styles }];
  const { bold, strike, code, label, href, star, under } = match.groups ?? {};
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  return [
    ...(before === "" ? [] : [{ type: "text" as const, text: before, styles }]),
    ...styled({ bold, strike, code, label, href, italic: star ?? under }, styles),
    ...inlineContent(after, styles),
  ];
}

function styled(
  part: Readonly<
    Record<"bold" | "strike" | "code" | "label" | "href" | "italic", string | undefined>
  >,
  styles: Readonly<Record<string, unknown>>,
): InlineContent[] {
  if (part.bold !== undefined) return inlineContent(part.bold, { ...styles, bold: true });
  if (part.strike !== undefined) return inlineContent(part.strike, { ...styles, strike: true });
  if (part.italic !== undefined) return inlineContent(part.italic, { ...styles, italic: true });
  if (part.code !== undefined) {
    return [{ type: "text", text: part.code, styles: { ...styles, code: true } }];
  }
  const content = inlineContent(part.label ?? "", styles);
  return [{ type: "link", href: part.href ?? "", content }];
}
