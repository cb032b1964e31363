import type { JsonSchema } from "web-kit/form";

/** One tool, as `tools/list` tells. */
export interface ToolInfo {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema?: JsonSchema;
  readonly annotations?: ToolAnnotations;
}

/** What a tool says about its own work. */
export interface ToolAnnotations {
  readonly title?: string;
  readonly readOnlyHint?: boolean;
  readonly destructiveHint?: boolean;
  readonly idempotentHint?: boolean;
  readonly openWorldHint?: boolean;
}

/** What a tool answers. */
export interface ToolResult {
  readonly content?: readonly ContentBlock[];
  readonly structuredContent?: Readonly<Record<string, unknown>>;
  readonly isError?: boolean;
}

/** One piece of an answer. */
export interface ContentBlock {
  readonly type: string;
  readonly text?: string;
  readonly data?: string;
  readonly mimeType?: string;
  readonly uri?: string;
  readonly name?: string;
  readonly resource?: ResourceContent;
}

/** What is at the address of a resource. */
export interface ResourceContent {
  readonly uri: string;
  readonly mimeType?: string;
  readonly text?: string;
  readonly blob?: string;
}

/** A resource, or a form of addresses of them. */
export interface ResourceInfo {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly mimeType?: string;
  readonly uri?: string;
  readonly uriTemplate?: string;
}

/** One prompt. */
export interface PromptInfo {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly arguments?: readonly {
    readonly name: string;
    readonly description?: string;
    readonly required?: boolean;
  }[];
}

/** What a prompt becomes. */
export interface PromptResult {
  readonly description?: string;
  readonly messages: readonly { readonly role: string; readonly content: ContentBlock }[];
}

/** An object of the workspace, as `twenty://schema` tells. */
export interface ObjectSummary {
  readonly object: string;
  readonly plural: string;
  readonly label: string;
  readonly description?: string;
  readonly custom?: boolean;
}

/** An object with its fields, as `twenty://schema/{object}` tells. */
export interface ObjectInfo extends ObjectSummary {
  readonly labelField?: string;
  readonly fields: readonly FieldInfo[];
}

/** A field of an object. */
export interface FieldInfo {
  readonly name: string;
  readonly type: string;
  readonly label?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly custom?: boolean;
  readonly options?: readonly string[];
  /** Such as `many-to-one company`. */
  readonly relation?: string;
}
