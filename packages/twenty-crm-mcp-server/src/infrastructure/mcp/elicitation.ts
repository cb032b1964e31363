import {
  CLIENT_CAPABILITIES_META_KEY,
  inputRequired,
  inputResponse,
  type RequestStateCodec,
  type Server,
  type ServerContext,
} from "@modelcontextprotocol/server";
import type { ConsentChannel } from "../../application/writes/create-consent.ts";
import { InputNeeded } from "./input-needed.ts";

/** What a question's state carries: what was asked about. */
export interface ConsentState {
  readonly subject: string;
}

/**
 * Asks the person behind the client by elicitation, in both protocol generations; undefined when the
 * client has not said that it can.
 */
export function elicitation(
  server: Server,
  request: ServerContext,
  states: RequestStateCodec<ConsentState>,
): ConsentChannel | undefined {
  if (!canElicit(server, request)) return undefined;
  const { mcpReq } = request;
  return {
    answerTo(subject) {
      const state = mcpReq.requestState<ConsentState>();
      if (state?.subject !== subject) return undefined;
      const response = inputResponse(mcpReq.inputResponses, "consent");
      if (response.kind !== "elicit") return undefined;
      return response.action === "accept" && response.content?.agree === true
        ? "agreed"
        : "declined";
    },
    async ask(question, subject) {
      const consent = inputRequired.elicit({
        message: question,
        requestedSchema: {
          type: "object",
          properties: { agree: { type: "boolean", title: "Go ahead", default: false } },
          required: ["agree"],
        },
      });
      throw new InputNeeded(
        inputRequired({
          inputRequests: { consent },
          requestState: await states.mint({ subject }, request),
        }),
      );
    },
  };
}

/** The 2026 generation says it with each request, the one before at the start of the session. */
function canElicit(server: Server, { mcpReq }: ServerContext): boolean {
  const envelope: Readonly<Record<string, unknown>> = mcpReq.envelope ?? {};
  const capabilities = envelope[CLIENT_CAPABILITIES_META_KEY] ?? server.getClientCapabilities();
  return typeof capabilities === "object" && capabilities !== null && "elicitation" in capabilities;
}
