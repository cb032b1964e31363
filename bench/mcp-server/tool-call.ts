/** Calls a tool and gives its data. @throws when the call fails. */
export type ToolCall = (name: string, args: object) => Promise<Record<string, unknown>>;
