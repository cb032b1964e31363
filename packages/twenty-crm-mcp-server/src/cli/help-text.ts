import type { VariableTable } from "service-kit";
import { product } from "../product.ts";

const INDENT = 4;
const WIDTH = 96;

/** What `--help` prints. */
export function helpText(variables: VariableTable): string {
  const names = Object.entries(variables).map(([name, { description, default: fallback }]) => {
    const shown = fallback === undefined ? "" : ` [${fallback}]`;
    return `  ${name}${shown}\n${wrap(description.replaceAll("`", ""))}`;
  });
  return `${product.name} ${product.version}

An MCP server for the Twenty CRM. Serves Streamable HTTP, or one client over stdio.

Usage: ${product.name} [flags]

Flags:
  --stdio          serve one client over standard input and output
  --port <number>  port to listen on (over PORT)
  --host <name>    address to listen on (over HOST)
  -h, --help       show this text
  -v, --version    show the version

Variables, from the environment or from .env in the working directory, with their [defaults]:
${names.join("\n")}

Exit codes: 0 stopped as asked, 1 failure, 64 wrong flag, 78 wrong configuration.
`;
}

function wrap(text: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && INDENT + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((part) => " ".repeat(INDENT) + part).join("\n");
}
