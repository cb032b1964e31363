import { inspect } from "node:util";

const HIDDEN_KEYS = new Set(["level", "time", "msg"]);

/**
 * Turns one JSON log line into the form people read on a terminal:
 * `[INFO] Registering with Agent Gateway {gateway: "http://localhost:8080"}`.
 */
export function terminalLine(jsonLine: string): string {
  const entry = JSON.parse(jsonLine) as Record<string, unknown>;
  const fields = Object.entries(entry).filter(([key]) => !HIDDEN_KEYS.has(key));
  const message = String(entry.msg).replaceAll(/\p{Cc}+/gu, " ");
  const head = `[${String(entry.level).toUpperCase()}] ${message}`;
  return fields.length === 0 ? `${head}\n` : `${head} {${fields.map(terminalField).join(", ")}}\n`;
}

function terminalField([key, value]: [string, unknown]): string {
  const text =
    typeof value === "string"
      ? JSON.stringify(value)
      : inspect(value, { breakLength: Number.POSITIVE_INFINITY, depth: 6 });
  return `${key}: ${text}`;
}
