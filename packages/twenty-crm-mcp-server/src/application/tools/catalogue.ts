import type { Tool } from "./define-tool.ts";
import { tools } from "./index.ts";

/** Every tool there is, whoever may use it. */
export const catalogue: readonly Tool[] = tools;
