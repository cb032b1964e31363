import type { Writable } from "node:stream";
import type { ToolCall } from "../application/tools/tool-context.ts";

/** One line at the bottom of a terminal that says how far long work is; nothing where there is no terminal. */
export interface ProgressLine {
  show: ToolCall["progress"];
  clear(): void;
}

const BAR_WIDTH = 24;
/** Back to the beginning of the line, and clear it (ECMA-48 EL). */
const CLEAR_LINE = "\r\u001B[2K";

/** Draws on a terminal only, so that logs and pipes stay clean. */
export function createProgressLine(
  stream: Writable & { readonly isTTY?: boolean; readonly columns?: number },
): ProgressLine {
  if (stream.isTTY !== true) return { show: () => {}, clear: () => {} };
  return {
    show({ done, total, message = "" }) {
      const counts =
        done === undefined
          ? ""
          : `${bar(done, total)} ${done}${total === undefined ? "" : `/${total}`} `;
      stream.write(`${CLEAR_LINE}${`${counts}${message}`.slice(0, (stream.columns ?? 80) - 1)}`);
    },
    clear() {
      stream.write(CLEAR_LINE);
    },
  };
}

function bar(done: number, total: number | undefined): string {
  if (total === undefined || total === 0) return "";
  const filled = Math.round((Math.min(done, total) / total) * BAR_WIDTH);
  return `[${"#".repeat(filled)}${".".repeat(BAR_WIDTH - filled)}]`;
}
