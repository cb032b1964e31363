import { once } from "node:events";
import { createInterface } from "node:readline";
import { systemClock } from "service-kit";
import { openBrowser } from "./browser.ts";
import { type CommandContext, defineCommand } from "./command.ts";
import { loginTarget } from "./login-target.ts";

/** `login`: signs in to Twenty in the browser. */
export const login = defineCommand({
  about:
    "Signs in to Twenty in the browser (OAuth with PKCE) and keeps what it is given in a file for you alone. Without --url: to the configured workspace.",
  words: [],
  flags: {
    url: { kind: "value", description: "address of Twenty", valueName: "url" },
    paste: {
      kind: "switch",
      description: "the browser is on another machine: paste the address that it ends at",
    },
    "no-browser": { kind: "switch", description: "only print the address to open" },
    "client-id": {
      kind: "value",
      description: "an application that is registered with Twenty",
      valueName: "id",
    },
    register: { kind: "switch", description: "register with Twenty anew" },
  },
  isInWorkspace: true,
  async run({ flags }, command) {
    const target = await loginTarget(flags.url, command);
    // The library is loaded for who signs in, and for nobody else.
    const { signIn } = await import("../infrastructure/oauth/sign-in.ts");
    const { url, file } = target;
    const { workspace } = await signIn({
      url,
      file,
      clientId: flags["client-id"] ?? target.clientId,
      registersAnew: flags.register === true,
      show: (address) => show(address, command, flags.paste === true, flags["no-browser"] === true),
      ...(flags.paste && { pasted: () => pastedLine(command) }),
      clock: systemClock,
      signal: command.signal,
    });
    command.stdout.write(
      `✅ Signed in to ${workspace?.name ?? url}. Kept in ${file.path}, readable by you alone.\n`,
    );
    if (!target.isConfigured) {
      command.stdout.write(
        `   → Set TWENTY_API_URL=${url} and TWENTY_AUTH=oauth to work with it.\n`,
      );
    }
    return 0;
  },
});

function show(
  address: string,
  { stdout }: CommandContext,
  isPasting: boolean,
  isOnlyPrinting: boolean,
): void {
  stdout.write(`Open this address to sign in:\n\n${address}\n\n`);
  if (isPasting) {
    stdout.write("Then paste the address that the browser ends at, which it need not show:\n");
  } else if (stdout.isTTY === true && !isOnlyPrinting) {
    openBrowser(address);
  }
}

async function pastedLine({ stdin, signal }: CommandContext): Promise<string> {
  const lines = createInterface({ input: stdin });
  try {
    const [line] = await once(lines, "line", { signal });
    return String(line);
  } finally {
    lines.close();
  }
}
