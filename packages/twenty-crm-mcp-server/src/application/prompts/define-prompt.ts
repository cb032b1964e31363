import type { Complete } from "../resources/define-resource.ts";

/** One argument of a prompt; all of them are texts. */
interface PromptArgument {
  readonly description: string;
  readonly isRequired?: boolean;
  readonly complete?: Complete;
}

/** A way to begin a piece of work, offered to the person at the client. */
export interface Prompt {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly args: Readonly<Record<string, PromptArgument>>;
  /** What the person would have written; arguments that were not given are absent. */
  text(given: Readonly<Record<string, string | undefined>>): string;
}
