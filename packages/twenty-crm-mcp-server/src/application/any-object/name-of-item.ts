/** What a caller knows an item of a batch by, in a text. */
export type NameOfItem = (index: number) => string;

/** By its place in what was given. */
export const byIndex: NameOfItem = (index) => `#${index}`;
