import type { ToolContext } from "../tools/tool-context.ts";

/** What a resource or a completion works with. */
export interface ReadCall extends ToolContext {
  readonly signal: AbortSignal;
}

/** What is at an address: a text, or bytes in base64. */
export type ResourceContent =
  | { readonly mimeType: string; readonly text: string }
  | { readonly mimeType: string; readonly blob: string };

/** Something of the workspace that a client can read by its address. */
export interface Resource {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** An address, or a template of addresses (RFC 6570) such as `twenty://schema/{object}`. */
  readonly uri: string;
  /** What is at the address; undefined where only reading tells. */
  readonly mimeType: string | undefined;
  /** The tool that gives the same: who is not offered it is not offered this. */
  readonly tool?: string;
  /** @throws TwentyError or ToolFault when there is nothing at the address. */
  read(variables: Readonly<Record<string, string>>, call: ReadCall): Promise<ResourceContent>;
  /** Values that continue what was typed, by the template's variable. */
  readonly complete?: Readonly<Record<string, Complete>>;
}

/** Values that continue what was typed; at most a hundred count. */
export type Complete = (
  typed: string,
  call: ReadCall,
  given: Readonly<Record<string, string>>,
) => Promise<readonly string[]>;
