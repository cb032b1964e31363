import { spawn } from "node:child_process";
import { platform } from "node:os";

/** How each system opens an address; all others have what the desktops of Linux agree on. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Opens an address in the person's browser; where there is none, nothing happens: the address was printed, too. */
export function openBrowser(address: string): void {
  const [program, ...words] = OPENERS[platform()] ?? ["xdg-open"];
  // No shell is between: nothing in the address can be taken for a command.
  const child = spawn(program, [...words, address], { stdio: "ignore", detached: true });
  child.once("error", () => undefined);
  child.unref();
}
