import { isWireRecord, type Json, type WireInput } from "../json.ts";
import { textOrNull } from "./text.ts";

/** One web address with the text shown for it. */
export interface Link {
  readonly url: string;
  readonly label: string | null;
}

/** All web addresses of one field. */
export interface Links {
  readonly primary: Link | null;
  readonly additional: readonly Link[];
}

/** A bare address, or one with its label. */
export type LinkInput = string | { readonly url: string; readonly label?: string };

/** What a write says of web addresses; a part that is not named stays as it is, `additional` is replaced whole. */
export interface LinksInput {
  readonly primary?: LinkInput | null;
  readonly additional?: readonly LinkInput[];
}

/** An absent field reads as no address. */
export function readLinks(value: unknown): Links {
  if (!isWireRecord(value)) return { primary: null, additional: [] };
  const additional = Array.isArray(value.secondaryLinks) ? value.secondaryLinks : [];
  return {
    primary: readLink(value.primaryLinkUrl, value.primaryLinkLabel),
    additional: additional
      .filter(isWireRecord)
      .map((link) => readLink(link.url, link.label))
      .filter((link) => link !== null),
  };
}

/** Whether a write would leave parts to Twenty, which empties them: a link is replaced whole. */
export function isPartialLinks(input: LinksInput): boolean {
  const { primary, additional } = input;
  const hasLabel = primary === null || (typeof primary === "object" && primary.label !== undefined);
  return primary === undefined || additional === undefined || !hasLabel;
}

/** The same write with the parts that it does not name as they are: a new address keeps the label. */
export function completeLinks(input: LinksInput, current: Links): LinksInput {
  const { primary = current.primary?.url ?? null, additional } = input;
  return {
    primary: primary === null ? null : withLabel(primary, current.primary?.label ?? null),
    additional: additional ?? current.additional.map(({ url, label }) => withLabel(url, label)),
  };
}

/** The named parts, each as it is given. */
export function writeLinks(input: LinksInput): WireInput {
  return {
    ...(input.primary === undefined ? {} : writePrimary(input.primary)),
    ...(input.additional === undefined
      ? {}
      : { secondaryLinks: input.additional.map(writeAdditional) }),
  };
}

function withLabel(link: LinkInput, label: string | null): LinkInput {
  if (typeof link === "object" && link.label !== undefined) return link;
  const url = typeof link === "string" ? link : link.url;
  return label === null ? url : { url, label };
}

function readLink(url: unknown, label: unknown): Link | null {
  const address = textOrNull(url);
  return address === null ? null : { url: address, label: textOrNull(label) };
}

function writePrimary(link: LinkInput | null): WireInput {
  if (link === null) return { primaryLinkUrl: null, primaryLinkLabel: null };
  if (typeof link === "string") return { primaryLinkUrl: link };
  return {
    primaryLinkUrl: link.url,
    ...(link.label === undefined ? {} : { primaryLinkLabel: link.label }),
  };
}

function writeAdditional(link: LinkInput): Json {
  return typeof link === "string"
    ? { url: link, label: null }
    : { url: link.url, label: link.label ?? null };
}
