import type { CallToolResult } from "@modelcontextprotocol/server";
import type { z } from "zod";
import type { ToolCall } from "./tool-context.ts";
import type { ToolHints } from "./tool-hints.ts";
import type { Toolset } from "./toolsets.ts";

/** What a tool gives back: the data a program reads, and the text a model reads. */
export interface ToolAnswer<Data extends object = object> {
  readonly data: Data;
  readonly text: string;
  /** What is neither, such as a picture: shown behind the text. */
  readonly blocks?: CallToolResult["content"];
  /** Whether nothing at all came of it, as when every item of a batch failed. */
  readonly isError?: boolean;
}

/** One tool: everything a client is told about it, and what it does. */
export interface Tool<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly toolset: Toolset;
  /** With `verb`, the capability the tool stands for: `person.create`. */
  readonly entity: string;
  readonly verb: string;
  readonly hints: ToolHints;
  /** What it does cannot be taken back: offered only where the operator enables destructive tools. */
  readonly isIrreversible?: boolean;
  readonly input: Input;
  readonly output: Output;
  /** A method, not a property: TypeScript then lets tools of different inputs share one list. */
  handle(input: z.output<Input>, call: ToolCall): Promise<ToolAnswer<z.input<Output>>>;
}

/** Adds the types that tie a tool's handler to its schemas, and nothing else. */
export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: Tool<Input, Output>,
): Tool<Input, Output> {
  return tool;
}
