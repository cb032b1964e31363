import { createHash } from "node:crypto";
import { canonicalJson } from "../../domain/canonical-json.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import type { Consent, ConsentRequest } from "./consent.ts";
import type { ConsentTokens } from "./consent-tokens.ts";

/** What a person who was asked has said; nothing when nobody was asked yet. */
export type ConsentAnswer = "agreed" | "declined" | undefined;

/** A way to ask the person behind the client. */
export interface ConsentChannel {
  /** What was said of exactly this subject. */
  answerTo(subject: string): ConsentAnswer;
  /** Puts the question; the call is repeated with the answer. Never returns. */
  ask(question: string, subject: string): Promise<never>;
}

/**
 * Asks the person where the client can, and otherwise hands out a token to come back with. What one caller
 * was asked counts for no other.
 */
export function createConsent(
  tokens: ConsentTokens,
  channel: ConsentChannel | undefined,
  caller: string,
): Consent {
  return {
    async obtain(request) {
      const subject = subjectOf(request, caller);
      if (request.token !== undefined) return checkToken(tokens, request.token, subject);
      if (channel === undefined) throw refusalWithToken(request, tokens.mint(subject));
      const answer = channel.answerTo(subject);
      if (answer === "agreed") return;
      if (answer === undefined) await channel.ask(request.question, subject);
      throw new ToolFault({
        reason: "the user did not agree",
        wayOut: "Nothing was changed; do not repeat it unless they ask for it.",
      });
    },
  };
}

/** Who agreed to this agreed to nothing else: neither to other arguments nor to other records. */
function subjectOf({ tool, args, changes }: ConsentRequest, caller: string): string {
  const subject = canonicalJson({ caller, tool, args, changes });
  return createHash("sha256").update(subject).digest("base64url");
}

function checkToken(tokens: ConsentTokens, token: string, subject: string): void {
  const verdict = tokens.redeem(token, subject);
  if (verdict === "valid") return;
  if (verdict === "spent") {
    throw new ToolFault({
      field: "confirm",
      reason: "the token was used already, so that this may have been done",
      wayOut: "Look before repeating it; call without confirm for a new one.",
    });
  }
  throw new ToolFault({
    field: "confirm",
    reason:
      verdict === "expired"
        ? "the token is older than ten minutes"
        : "the token is not for this call, or the records have changed since",
    wayOut: "Nothing was changed. Call without confirm for a new one.",
  });
}

function refusalWithToken({ question }: ConsentRequest, token: string): ToolFault {
  return new ToolFault({
    reason: question,
    wayOut: `Nothing was changed. Ask the user; if they agree, repeat the call with confirm="${token}".`,
  });
}
