import type { Command } from "./command.ts";

interface CommandEntry {
  readonly summary: string;
  load(): Promise<Command>;
}

/** Every command; without one the program serves. Loaded when called, so that serving starts fast. */
export const commands = {
  setup: {
    summary: "ask for the workspace and write .env",
    load: async () => (await import("./setup.ts")).setup,
  },
  login: {
    summary: "sign in to Twenty in the browser, in place of a key",
    load: async () => (await import("./login.ts")).login,
  },
  logout: {
    summary: "sign out, and forget what login kept",
    load: async () => (await import("./logout.ts")).logout,
  },
  doctor: {
    summary: "check configuration, key, rights, rate limit and gateway, and say what to do",
    load: async () => (await import("./doctor.ts")).doctor,
  },
  tools: {
    summary: "list the tools that clients are offered",
    load: async () => (await import("./tools.ts")).tools,
  },
  call: {
    summary: "call one tool from the terminal",
    load: async () => (await import("./call.ts")).call,
  },
  export: {
    summary: "write the records of an object into a CSV or JSON file",
    load: async () => (await import("./export.ts")).exportRecords,
  },
  import: {
    summary: "write the rows of a CSV or JSON file as records",
    load: async () => (await import("./import.ts")).importRecords,
  },
  completion: {
    summary: "print a completion script for bash, zsh or fish",
    load: async () => (await import("./completion.ts")).completion,
  },
} as const satisfies Readonly<Record<string, CommandEntry>>;

/** The name of a command. */
export type CommandName = keyof typeof commands;

/** Whether a word names a command. */
export function isCommand(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(commands, word);
}

/** What each command does, for the help text. */
export const commandSummaries: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(commands).map(([name, { summary }]) => [name, summary]),
);
