import { ConfigurationError, EXIT_CODES, helpText, parseFlags } from "service-kit";
import { ToolFault } from "../application/tools/tool-fault.ts";
import { variables } from "../config/variables.ts";
import { product } from "../product.ts";
import type { Command, CommandContext } from "./command.ts";
import { type CommandName, commands } from "./commands.ts";

const helpFlag = { kind: "switch", description: "show this text", short: "h" } as const;

const profileFlag = {
  kind: "value",
  description: "the workspace to work in (over TWENTY_PROFILE)",
  valueName: "name",
} as const;

/** Runs one command with the words after its name, and says how it went in words and exit code. */
export async function runCommand(
  name: CommandName,
  words: readonly string[],
  context: CommandContext,
): Promise<number> {
  const command: Command = await commands[name].load();
  const flags = {
    ...command.flags,
    ...(command.isInWorkspace === true && { profile: profileFlag }),
    help: helpFlag,
  };
  const parsed = parseFlags(flags, words, { maxWords: command.words.length });
  if (!parsed.ok) {
    context.stderr.write(`❌ ${parsed.reason}\n`);
    return EXIT_CODES.usage;
  }
  if (parsed.flags.help) {
    context.stdout.write(
      helpText({
        name: [product.name, name, ...command.words].join(" "),
        version: product.version,
        about: command.about,
        flags,
        variables,
      }),
    );
    return 0;
  }
  try {
    const { profile } = parsed.flags;
    const chosen = typeof profile === "string" ? { TWENTY_PROFILE: profile } : {};
    const env = { ...context.env, ...chosen };
    return await command.run(parsed, { ...context, env });
  } catch (error) {
    context.stderr.write(`❌ ${describeError(error)}\n`);
    return error instanceof ConfigurationError ? EXIT_CODES.configuration : EXIT_CODES.failure;
  }
}

/** What was wrong, and the way out where the error knows one. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const wayOut = "wayOut" in error && typeof error.wayOut === "string" ? error.wayOut : "";
  const field = error instanceof ToolFault && error.field !== undefined ? `${error.field}: ` : "";
  return error.message.includes(wayOut)
    ? `${field}${error.message}`
    : `${field}${error.message.replace(/[.\s]+$/, "")}. ${wayOut}`;
}
