import { queryRefused } from "../../errors/errors.ts";
import { type Cells, compositeParts, type FieldWriter, partColumn } from "./field-writer.ts";
import { textCell } from "./text.ts";

/** LINKS: the parts that are not given are emptied, unlike those of other composites. */
export const writeLinks: FieldWriter = (value, field) => {
  const parts = compositeParts(value, field, "links");
  const path = (subfield: string): string => `${field.name}.${subfield}`;
  const cells: Cells = {
    [partColumn(field, "primaryLinkLabel")]: textCell(
      parts.primaryLinkLabel,
      path("primaryLinkLabel"),
    ),
    [partColumn(field, "primaryLinkUrl")]: urlCell(parts.primaryLinkUrl, path("primaryLinkUrl")),
    [partColumn(field, "secondaryLinks")]: secondaryLinks(
      parts.secondaryLinks,
      path("secondaryLinks"),
    ),
  };
  return cells;
};

function secondaryLinks(value: unknown, path: string): string | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const links = value.map((item: unknown) => {
    const link = typeof item === "object" && item !== null ? (item as Record<string, unknown>) : {};
    return { url: urlCell(link.url, path) ?? "", label: textCell(link.label, path) ?? "" };
  });
  return JSON.stringify(links);
}

function urlCell(value: unknown, path: string): string | null {
  const text = textCell(value, path);
  if (text === null) return null;
  if (!isLink(text)) {
    throw queryRefused("The URL of the link is not valid", "INVALID_URL", {
      userFriendlyMessage: "The URL of the link is not valid",
    });
  }
  return normaliseUrl(text);
}

function isLink(text: string): boolean {
  if (/\s/.test(text)) return false;
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(url) && new URL(url).hostname.includes(".");
}

/** The host is lower-cased and a closing slash dropped; a bare domain stays as it was typed. */
function normaliseUrl(text: string): string {
  if (!URL.canParse(text)) return text;
  const { origin, pathname, search, hash } = new URL(text);
  return (origin + pathname + search + hash).replace(/\/$/, "");
}
