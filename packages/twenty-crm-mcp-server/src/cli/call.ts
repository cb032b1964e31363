import { text } from "node:stream/consumers";
import { EXIT_CODES, nearestName } from "service-kit";
import type { Tool } from "../application/tools/define-tool.ts";
import { runTool } from "../application/tools/run-tool.ts";
import { type CommandContext, defineCommand } from "./command.ts";
import { openToolbox } from "./open-toolbox.ts";
import { createProgressLine } from "./progress-line.ts";
import { terminalConsent } from "./terminal-consent.ts";

/** `call`: one tool from the terminal. */
export const call = defineCommand({
  about:
    "Calls one tool. The arguments are JSON; - reads them from standard input. Asks before what cannot be taken back.",
  words: ["<tool>", "[arguments]"],
  flags: {
    json: { kind: "switch", description: "print the data instead of the text" },
    yes: { kind: "switch", description: "agree to every question", short: "y" },
  },
  isInWorkspace: true,
  async run({ flags, words: [name, given] }, command) {
    await using toolbox = await openToolbox(command);
    if (name === undefined) return misused(command, "Name a tool; `tools` lists them.");
    const tool = toolbox.tools.find((candidate) => candidate.name === name);
    if (tool === undefined) return misused(command, unknownTool(name, toolbox.tools));
    const args = await readArguments(given, command);
    if (args === undefined) return misused(command, "The arguments are not JSON.");
    const line = createProgressLine(command.stderr);
    const { isError, content, structuredContent } = await runTool(tool, args, {
      ...toolbox.context,
      signal: command.signal,
      consent: terminalConsent(command, flags.yes === true),
      progress: (report) => line.show(report),
    });
    line.clear();
    const said = content.map((part) => (part.type === "text" ? part.text : "")).join("\n");
    if (isError) {
      command.stderr.write(`❌ ${said}\n`);
      return EXIT_CODES.failure;
    }
    command.stdout.write(`${flags.json ? JSON.stringify(structuredContent, null, 2) : said}\n`);
    return 0;
  },
});

function misused({ stderr }: CommandContext, reason: string): number {
  stderr.write(`❌ ${reason}\n`);
  return EXIT_CODES.usage;
}

function unknownTool(name: string, tools: readonly Tool[]): string {
  const nearest = nearestName(
    name,
    tools.map((tool) => tool.name),
  );
  const suggestion = nearest === undefined ? "`tools` lists them." : `Did you mean ${nearest}?`;
  return `There is no tool ${name} on offer. ${suggestion}`;
}

async function readArguments(
  given: string | undefined,
  { stdin }: CommandContext,
): Promise<unknown> {
  const json = given === "-" ? await text(stdin) : (given ?? "{}");
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
