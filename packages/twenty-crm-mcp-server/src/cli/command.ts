import type { Readable, Writable } from "node:stream";
import type { FlagTable, FlagValues, RawVariables } from "service-kit";

/** What a command works with: nothing of the process reaches it but through this. */
export interface CommandContext {
  readonly env: RawVariables;
  /** The variables of `.env` in the working directory. */
  readonly dotEnv: RawVariables;
  readonly cwd: string;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  /** Aborts when the person stops the command. */
  readonly signal: AbortSignal;
}

/** One command of the program, loaded only when it is called. */
export interface Command<Flags extends FlagTable = FlagTable> {
  readonly about: string;
  /** The words it takes, for the help text: `<tool> [arguments]`. */
  readonly words: readonly string[];
  readonly flags: Flags;
  /** Whether it works in a workspace, so that `--profile` chooses among several. Default false. */
  readonly isInWorkspace?: boolean;
  /** @returns the exit code; 0 is success. */
  run(
    given: { readonly flags: FlagValues<Flags>; readonly words: readonly string[] },
    context: CommandContext,
  ): Promise<number>;
}

/** Adds the types that tie a command to its flags, and nothing else. */
export function defineCommand<const Flags extends FlagTable>(
  command: Command<Flags>,
): Command<Flags> {
  return command;
}
