import { join } from "node:path";
import { cancel, intro, isCancel, outro, password, spinner, text } from "@clack/prompts";
import { EXIT_CODES, silentLogger } from "service-kit";
import { createTwentyClient } from "twenty-client";
import { type CommandContext, defineCommand } from "./command.ts";
import { writeDotEnv } from "./write-dot-env.ts";

/** `setup`: asks for the workspace, tries the key, and writes `.env`. */
export const setup = defineCommand({
  about:
    "Asks for your Twenty and its key, tries them, and writes .env in this folder. Without a terminal, give --url and TWENTY_API_KEY.",
  words: [],
  flags: {
    url: { kind: "value", description: "address of Twenty", valueName: "url" },
    gateway: { kind: "value", description: "address of an Agent Gateway", valueName: "url" },
  },
  async run({ flags }, command) {
    const isAsking = command.stdin.isTTY === true;
    const { stdout } = command;
    if (isAsking) intro("Connect your Twenty", { output: stdout });
    const url = flags.url ?? (isAsking ? await askUrl(command) : undefined);
    const key = command.env.TWENTY_API_KEY ?? (isAsking ? await askKey(command) : undefined);
    if (url === undefined || key === undefined) {
      if (isAsking) cancel("Nothing was written.", { output: stdout });
      else command.stderr.write("❌ Give --url and, in the environment, TWENTY_API_KEY.\n");
      return EXIT_CODES.usage;
    }
    const workspace = await tryKey(url, key, command);
    const path = join(command.cwd, ".env");
    writeDotEnv(path, {
      TWENTY_API_URL: url,
      TWENTY_API_KEY: key,
      ...(flags.gateway !== undefined && { AGENT_GATEWAY_URL: flags.gateway }),
    });
    const done = `Connected to ${workspace}. Written to ${path}, readable by you alone. Start the server, or run doctor.`;
    if (isAsking) outro(done, { output: stdout });
    else stdout.write(`✅ ${done}\n`);
    return 0;
  },
});

async function askUrl({ stdin, stdout }: CommandContext): Promise<string | undefined> {
  const answer = await text({
    message: "Where is your Twenty?",
    initialValue: "https://api.twenty.com",
    validate: (value) =>
      URL.canParse(value ?? "") ? undefined : "An address such as https://api.twenty.com",
    input: stdin,
    output: stdout,
  });
  return isCancel(answer) ? undefined : answer;
}

async function askKey({ stdin, stdout }: CommandContext): Promise<string | undefined> {
  const answer = await password({
    message: "Its API key (in Twenty: Settings → APIs & Webhooks → Create API key)",
    validate: (value) => ((value ?? "").trim() === "" ? "Paste the key" : undefined),
    input: stdin,
    output: stdout,
  });
  return isCancel(answer) ? undefined : answer.trim();
}

/** The workspace's name. @throws TwentyError when the address or the key is wrong. */
async function tryKey(url: string, key: string, command: CommandContext): Promise<string> {
  const client = createTwentyClient({ baseUrl: url, apiKey: key, logger: silentLogger });
  const waiting = command.stdout.isTTY ? spinner({ output: command.stdout }) : undefined;
  waiting?.start("Trying the key");
  try {
    const { displayName, id } = await client.workspace({ signal: command.signal });
    waiting?.stop("The key works");
    return displayName ?? id;
  } catch (error) {
    waiting?.error("The key does not work");
    throw error;
  } finally {
    await client.close();
  }
}
