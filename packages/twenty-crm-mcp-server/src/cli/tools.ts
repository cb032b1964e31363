import { catalogue } from "../application/tools/catalogue.ts";
import { exposeTools } from "../application/tools/exposure.ts";
import { toolDefinition } from "../application/tools/tool-definition.ts";
import { ruledConfig } from "../config/ruled-config.ts";
import { defineCommand } from "./command.ts";
import { commandConfig } from "./open-toolbox.ts";

/** `tools`: what clients are offered. */
export const tools = defineCommand({
  about: "Lists the tools that clients are offered with the present configuration.",
  words: [],
  flags: {
    json: { kind: "switch", description: "print the definitions as clients get them" },
    all: { kind: "switch", description: "also those that are not offered" },
  },
  isInWorkspace: true,
  async run({ flags }, command) {
    const { profiles } = await ruledConfig(commandConfig(command));
    const { exposure } = profiles.default;
    const offered = exposeTools(catalogue, exposure);
    const shown = flags.all ? catalogue : offered;
    if (flags.json) {
      command.stdout.write(`${JSON.stringify(shown.map(toolDefinition), null, 2)}\n`);
      return 0;
    }
    const width = Math.max(...shown.map(({ name }) => name.length));
    for (const [toolset, members] of Map.groupBy(shown, (tool) => tool.toolset)) {
      command.stdout.write(`${toolset}\n`);
      for (const tool of members) {
        const mark = offered.includes(tool) ? " " : "-";
        command.stdout.write(`${mark} ${tool.name.padEnd(width)}  ${tool.description}\n`);
      }
    }
    command.stdout.write(
      `${offered.length} of ${catalogue.length} tools are offered.${flags.all ? " Those with - are not." : " --all shows the others."}\n`,
    );
    return 0;
  },
});
