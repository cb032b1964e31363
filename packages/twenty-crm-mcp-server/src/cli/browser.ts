import { spawn } from "node:child_process";
import { platform } from "node:os";

/** Opens an address in the person's browser; where there is none, nothing happens: the address was printed, too. */
export function openBrowser(address: string): void {
  const [program, ...words] = opener();
  // No shell is between: nothing in the address can be taken for a command.
  const child = spawn(program, [...words, address], { stdio: "ignore", detached: true });
  child.once("error", () => undefined);
  child.unref();
}

function opener(): readonly [string, ...string[]] {
  switch (platform()) {
    case "darwin":
      return ["open"];
    case "win32":
      return ["rundll32", "url.dll,FileProtocolHandler"];
    default:
      return ["xdg-open"];
  }
}
