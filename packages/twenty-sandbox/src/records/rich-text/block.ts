/** A run of text with one style; the editor of Twenty calls it inline content. */
export interface InlineContent {
  readonly type: "text" | "link";
  readonly text?: string;
  readonly styles?: Readonly<Record<string, unknown>>;
  readonly href?: string;
  readonly content?: unknown;
}

/** A paragraph, heading or list item of Twenty's editor. */
export interface Block {
  readonly id?: string;
  readonly type: string;
  readonly props?: Readonly<Record<string, unknown>>;
  readonly content?: unknown;
  readonly children?: readonly Block[];
}
