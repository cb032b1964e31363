import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/**
 * Sets variables in a `.env`, and leaves its other lines and comments as they are. The file is replaced
 * at once, so that a crash leaves the old one, and only its owner may read it.
 */
export function writeDotEnv(path: string, variables: Readonly<Record<string, string>>): void {
  const lines = existsSync(path) ? readFileSync(path, "utf8").split(/\r?\n/) : [];
  const left = new Map(Object.entries(variables));
  const changed = lines.map((line) => {
    const name = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line)?.[1];
    const value = name === undefined ? undefined : left.get(name);
    if (name === undefined || value === undefined) return line;
    left.delete(name);
    return assignment(name, value);
  });
  while (changed.at(-1) === "") changed.pop();
  const text = [...changed, ...[...left].map(([name, value]) => assignment(name, value)), ""];
  const temporary = `${path}.new`;
  writeFileSync(temporary, text.join("\n"), { mode: 0o600 });
  renameSync(temporary, path);
  chmodSync(path, 0o600);
}

function assignment(name: string, value: string): string {
  return /^[\w.:/@+=-]*$/.test(value) ? `${name}=${value}` : `${name}=${quotedValue(value)}`;
}

/** In the quotation marks that the value does not hold; `.env` files know no escapes inside them. */
function quotedValue(value: string): string {
  const mark = ["'", '"', "`"].find((candidate) => !value.includes(candidate));
  if (mark === undefined || /[\r\n]/.test(value)) {
    throw new Error("The value holds characters that a .env file cannot keep");
  }
  return `${mark}${value}${mark}`;
}
