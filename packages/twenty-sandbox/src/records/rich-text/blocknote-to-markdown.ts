/** Blocks as Markdown, each block on a line of its own; what is no list of blocks gives nothing. */
export function blocknoteToMarkdown(blocks: unknown): string | null {
  if (!Array.isArray(blocks)) return null;
  const texts = blocks.map((block: unknown) => blockText(asObject(block), 0));
  const text = texts.filter((line) => line !== "").join("\n\n");
  return text === "" ? null : `${joinLists(text)}\n`;
}

/** Items of one list stand on consecutive lines. */
function joinLists(text: string): string {
  return text.replace(/^(\s*(?:[*-]|\d+\.) .*)\n\n(?=\s*(?:[*-]|\d+\.) )/gm, "$1\n");
}

function blockText(block: Readonly<Record<string, unknown>>, depth: number): string {
  const props = asObject(block.props);
  const own = prefix(block.type, props) + inlineText(block.content);
  const children = Array.isArray(block.children) ? block.children : [];
  const nested = children.map((child: unknown) => blockText(asObject(child), depth + 1));
  return [`${"  ".repeat(depth)}${own}`.trimEnd(), ...nested].filter(Boolean).join("\n");
}

function prefix(type: unknown, props: Readonly<Record<string, unknown>>): string {
  switch (type) {
    case "heading":
      return `${"#".repeat(Number(props.level ?? 1))} `;
    case "bulletListItem":
      return "* ";
    case "numberedListItem":
      return "1. ";
    case "checkListItem":
      return props.checked === true ? "* [x] " : "* [ ] ";
    case "quote":
      return "> ";
    default:
      return "";
  }
}

function inlineText(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((item: unknown) => inlineItem(asObject(item))).join("");
}

function inlineItem(item: Readonly<Record<string, unknown>>): string {
  if (item.type === "link") return `[${inlineText(item.content)}](${String(item.href)})`;
  const text = typeof item.text === "string" ? item.text : "";
  const styles = asObject(item.styles);
  if (styles.code === true) return `\`${text}\``;
  const italic = styles.italic === true ? `*${text}*` : text;
  const bold = styles.bold === true ? `**${italic}**` : italic;
  return styles.strike === true ? `~~${bold}~~` : bold;
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
