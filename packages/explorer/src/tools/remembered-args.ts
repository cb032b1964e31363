import { createTabStore } from "web-kit";
import type { Values } from "web-kit/form";

const MAX_TOOLS = 60;

/** What was last typed into each tool's form; kept as long as the tab is. */
const remembered = createTabStore<Readonly<Record<string, Values>>>("explorer.arguments", {});

/** What was last typed for a tool. */
export function rememberedArgs(tool: string): Values {
  return remembered.get()[tool] ?? {};
}

/** Keeps what is typed for a tool, and forgets what is longest ago. */
export function rememberArgs(tool: string, values: Values): void {
  const others = Object.entries(remembered.get()).filter(([name]) => name !== tool);
  remembered.set(Object.fromEntries([...others, [tool, values] as const].slice(-MAX_TOOLS)));
}
