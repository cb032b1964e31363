import type { VariableTable } from "../config/variables.ts";
import { EXIT_CODES } from "./exit-codes.ts";
import type { FlagTable } from "./flags.ts";

/** What a program's `--help` is made of. */
export interface HelpTextOptions {
  readonly name: string;
  readonly version: string;
  /** What the program does, in a sentence or two. */
  readonly about: string;
  readonly flags: FlagTable;
  readonly variables: VariableTable;
  /** What each command does, by its name. */
  readonly commands?: Readonly<Record<string, string>>;
}

const INDENT = 4;
const WIDTH = 96;

/** The text of `--help`: what the program does, its flags, its variables with defaults, its exit codes. */
export function helpText(options: HelpTextOptions): string {
  const { name, version, about, flags, variables, commands } = options;
  return `${name} ${version}

${about}

Usage: ${name} ${commands ? "[command] " : ""}[flags]
${commands ? commandLines(commands) : ""}
Flags:
${flagLines(flags).join("\n")}
${variableSection(variables)}
Exit codes: 0 stopped as asked, ${EXIT_CODES.failure} failure, ${EXIT_CODES.usage} wrong flag, ${EXIT_CODES.configuration} wrong configuration.
`;
}

function flagLines(flags: FlagTable): string[] {
  const rows = Object.entries(flags).map(([name, { short, valueName, description }]) => {
    const letter = short === undefined ? "" : `-${short}, `;
    const value = valueName === undefined ? "" : ` <${valueName}>`;
    return [`${letter}--${name}${value}`, description] as const;
  });
  return columns(rows);
}

function commandLines(commands: Readonly<Record<string, string>>): string {
  const lines = columns(Object.entries(commands));
  return `\nCommands, each with a --help of its own:\n${lines.join("\n")}\n`;
}

function columns(rows: readonly (readonly [name: string, text: string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
}

function variableSection(variables: VariableTable): string {
  const lines = variableLines(variables);
  if (lines.length === 0) return "";
  return `\nVariables, from the environment or from .env in the working directory, with their [defaults]:\n${lines.join("\n")}\n`;
}

function variableLines(variables: VariableTable): string[] {
  return Object.entries(variables).map(([name, variable]) => {
    const fallback = variable.default === undefined ? "" : ` [${variable.default}]`;
    return `  ${name}${fallback}\n${wrap(variable.description.replaceAll("`", ""))}`;
  });
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
