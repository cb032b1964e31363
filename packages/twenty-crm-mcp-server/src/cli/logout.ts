import { EXIT_CODES } from "service-kit";
import { defineCommand } from "./command.ts";
import { loginTarget } from "./login-target.ts";

/** `logout`: ends what `login` began. */
export const logout = defineCommand({
  about:
    "Tells Twenty that the sign-in is over, and forgets its tokens. Without --url: that of the configured workspace.",
  words: [],
  flags: { url: { kind: "value", description: "address of Twenty", valueName: "url" } },
  isInWorkspace: true,
  async run({ flags }, { stdout, stderr, signal, ...command }) {
    const { url, file } = await loginTarget(flags.url, { stdout, stderr, signal, ...command });
    const { revokeLogin } = await import("../infrastructure/oauth/revoke-login.ts");
    const isOut = await file.locked(async () => {
      const known = await file.read();
      if (known?.tokens === undefined) return undefined;
      const { tokens: _forgotten, workspace: _left, signedInAt: _then, ...client } = known;
      // What cannot be told to Twenty is forgotten all the same.
      const told = await revokeLogin(known, signal).catch((error: Error) => error);
      await file.write(client);
      return told;
    });
    if (isOut === undefined) {
      stdout.write(`✅ Nobody was signed in to ${url}.\n`);
      return 0;
    }
    if (isOut instanceof Error) {
      stderr.write(
        `❌ ${isOut.message}\n   → The tokens are forgotten here. End the access in Twenty under Settings, too.\n`,
      );
      return EXIT_CODES.failure;
    }
    stdout.write(
      isOut
        ? `✅ Signed out of ${url}.\n`
        : `✅ The tokens for ${url} are forgotten. It cannot be told so: end the access there, too.\n`,
    );
    return 0;
  },
});
