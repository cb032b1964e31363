import { confirm, isCancel } from "@clack/prompts";
import { ToolFault } from "../application/tools/tool-fault.ts";
import type { Consent } from "../application/writes/consent.ts";
import type { CommandContext } from "./command.ts";

/** Asks the person at the terminal; where there is none, only --yes agrees. */
export function terminalConsent({ stdin, stdout }: CommandContext, agreesToAll: boolean): Consent {
  return {
    async obtain({ question }) {
      if (agreesToAll) return;
      const isAgreed =
        stdin.isTTY === true &&
        (await confirm({ message: question, initialValue: false, input: stdin, output: stdout }));
      if (isAgreed === true && !isCancel(isAgreed)) return;
      throw new ToolFault({
        reason: stdin.isTTY ? "you did not agree" : question,
        wayOut: "Nothing was changed. --yes agrees without being asked.",
      });
    },
  };
}
