import type { AgentFacts } from "../registry/agent-facts.ts";

/** A tool as an agent declares it in `metadata.tools`, by name alone or as an object like that of `tools/list`. */
export interface DeclaredTool {
  readonly name: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly isReadOnly: boolean;
  readonly isIdempotent: boolean;
  readonly inputSchema: Readonly<Record<string, unknown>> | null;
}

/** The tools that an agent declares; whatever is none is left out. */
export function declaredTools({ metadata }: AgentFacts): DeclaredTool[] {
  const readOnly = namesIn(metadata.readOnlyTools);
  const idempotent = namesIn(metadata.idempotentTools);
  return listIn(metadata.tools).flatMap((declared) => {
    const tool = typeof declared === "string" ? { name: declared } : recordIn(declared);
    const name = textIn(tool?.name);
    if (tool === null || name === null) return [];
    const annotations = recordIn(tool.annotations);
    return [
      {
        name,
        title: textIn(tool.title) ?? textIn(annotations?.title),
        description: textIn(tool.description),
        isReadOnly: readOnly.has(name) || annotations?.readOnlyHint === true,
        isIdempotent: idempotent.has(name) || annotations?.idempotentHint === true,
        inputSchema: recordIn(tool.inputSchema),
      },
    ];
  });
}

function namesIn(declared: unknown): ReadonlySet<string> {
  return new Set(
    listIn(declared).flatMap((each) => {
      const name = typeof each === "string" ? each : textIn(recordIn(each)?.name);
      return name === null ? [] : [name];
    }),
  );
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function recordIn(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

function textIn(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
