import { Figures } from "./figures.ts";

/** Names come from callers, so only so many are counted apart. */
const MAX_TOOLS = 256;
/** Stands for all further ones; no tool has such a name (MCP 2026-07-28: `[A-Za-z0-9_.-]`). */
const OTHERS = "(others)";

/** Figures of each tool of one service. */
export class ToolFigures {
  readonly #byTool = new Map<string, Figures>();

  of(tool: string): Figures {
    const known = this.#byTool.get(tool);
    if (known !== undefined) return known;
    if (this.#byTool.size >= MAX_TOOLS && tool !== OTHERS) return this.of(OTHERS);
    const figures = new Figures();
    this.#byTool.set(tool, figures);
    return figures;
  }

  entries(): IterableIterator<[string, Figures]> {
    return this.#byTool.entries();
  }
}
