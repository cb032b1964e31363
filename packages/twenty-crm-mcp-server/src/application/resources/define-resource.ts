import type { ToolContext } from "../tools/tool-context.ts";

/** What a resource or a completion works with. */
export interface ReadCall extends ToolContext {
  readonly signal: AbortSignal;
}

/** Something of the workspace that a client can read by its address. */
export interface Resource {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** An address, or a template of addresses (RFC 6570) such as `twenty://schema/{object}`. */
  readonly uri: string;
  /**
   * The content, which is sent as JSON.
   * @throws TwentyError or ToolFault when there is nothing at the address.
   */
  read(variables: Readonly<Record<string, string>>, call: ReadCall): Promise<object>;
  /** Values that continue what was typed, by the template's variable. */
  readonly complete?: Readonly<Record<string, Complete>>;
}

/** Values that continue what was typed; at most a hundred count. */
export type Complete = (
  typed: string,
  call: ReadCall,
  given: Readonly<Record<string, string>>,
) => Promise<readonly string[]>;
