import { type Logger, silentLogger, systemClock } from "service-kit";
import { catalogue } from "../application/tools/catalogue.ts";
import type { Tool } from "../application/tools/define-tool.ts";
import { exposeTools } from "../application/tools/exposure.ts";
import type { ToolContext } from "../application/tools/tool-context.ts";
import { forgetfulJournal } from "../application/writes/undo-journal.ts";
import type { Config } from "../config/config.ts";
import { readConfig } from "../config/read-config.ts";
import { ruledConfig } from "../config/ruled-config.ts";
import { localFilesOf } from "../infrastructure/attachments/local-files.ts";
import { openTwenty } from "../infrastructure/twenty/open-twenty.ts";
import { createWorkspaces } from "../infrastructure/twenty/workspaces.ts";
import type { CommandContext } from "./command.ts";

/** The configured workspace and its tools, without a server around them. */
export interface Toolbox extends AsyncDisposable {
  readonly config: Config;
  readonly tools: readonly Tool[];
  readonly context: ToolContext;
}

/** The configuration that the server would start with. @throws ConfigurationError */
export function commandConfig({ env, dotEnv }: CommandContext): Config {
  return readConfig({ env, dotEnv }, { instanceId: "cli" });
}

/** Opens the workspace. @throws ConfigurationError for a wrong one. */
export async function openToolbox(
  command: CommandContext,
  logger: Logger = silentLogger,
): Promise<Toolbox> {
  const config = await ruledConfig(commandConfig(command));
  const { default: profile, named } = config.profiles;
  const twenty = await openTwenty(profile, {
    logger,
    ...(config.access !== undefined && { access: config.access }),
  });
  const { client: own, openClient, workspaceUrl } = twenty;
  const workspaces = createWorkspaces({
    own,
    openClient,
    workspaceUrl,
    ...(named.size > 0 && { profile: { name: profile.name, isLocked: profile.isLocked } }),
    ...localFilesOf(config),
    bulkLimit: config.bulkLimit,
    clock: systemClock,
    logger,
  });
  if (own === undefined) {
    await twenty.close();
    throw new Error("There is no key: set TWENTY_API_KEY, or sign in, for work from the terminal");
  }
  return {
    config,
    tools: exposeTools(catalogue, profile.exposure),
    // A handle would be forgotten with this process, so none is promised.
    context: { ...workspaces.contextFor(undefined)(), undoJournal: forgetfulJournal },
    [Symbol.asyncDispose]: () => twenty.close(),
  };
}
