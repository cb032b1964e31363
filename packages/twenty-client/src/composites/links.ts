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
