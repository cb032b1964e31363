import { parseArgs } from "node:util";
import { nearestName } from "service-kit";

/** What the command line asks for; `port` and `host` are raw and win over the environment. */
export interface Arguments {
  readonly command: "http" | "stdio" | "help" | "version";
  readonly port?: string;
  readonly host?: string;
}

/** The command line, understood or refused with the reason. */
export type ParsedArguments =
  | { readonly ok: true; readonly arguments: Arguments }
  | { readonly ok: false; readonly reason: string };

const options = {
  stdio: { type: "boolean" },
  port: { type: "string" },
  host: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/** Reads the words after the program's name. */
export function parseArguments(words: readonly string[]): ParsedArguments {
  // Not strict: an unknown flag is to be answered with the nearest known one, not with an exception.
  const { values, tokens } = parseArgs({ args: [...words], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === "positional") return refuse(`"${token.value}" is not understood.`);
    if (token.kind !== "option") continue;
    if (!Object.hasOwn(options, token.name)) return refuse(unknownFlag(token.rawName, token.name));
    const takesValue = options[token.name as keyof typeof options].type === "string";
    if (takesValue && !token.value) return refuse(`--${token.name} needs a value.`);
    if (!takesValue && token.value !== undefined) return refuse(`--${token.name} takes no value.`);
  }
  const { port, host } = values;
  return {
    ok: true,
    arguments: {
      command: commandOf(values),
      ...(typeof port === "string" ? { port } : {}),
      ...(typeof host === "string" ? { host } : {}),
    },
  };
}

function commandOf(values: { readonly [flag: string]: unknown }): Arguments["command"] {
  if (values.help) return "help";
  if (values.version) return "version";
  return values.stdio ? "stdio" : "http";
}

function unknownFlag(rawName: string, name: string): string {
  const nearest = nearestName(name, Object.keys(options));
  return nearest === undefined
    ? `${rawName} is not a known flag.`
    : `${rawName} is not a known flag. Did you mean --${nearest}?`;
}

function refuse(reason: string): ParsedArguments {
  return { ok: false, reason: `${reason} See --help.` };
}
