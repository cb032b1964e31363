import type { Tool } from "./define-tool.ts";
import { tools } from "./index.ts";

/** The tools offered to clients, in the order they are listed. */
export const exposedTools: readonly Tool[] = tools;
