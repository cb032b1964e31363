import {
  type MetadataFailure,
  type MetadataRefusal,
  refusedAction,
} from "../metadata-changes/metadata-refusal.ts";
import type { WebhookInput } from "./webhook.ts";

/** What Twenty's validation says of a webhook's values; its sentences are those of the public source. */
export function checkWebhook(
  { targetUrl, secret }: WebhookInput,
  action: "create" | "update",
): MetadataRefusal | undefined {
  if (targetUrl !== undefined && targetUrl !== null && !isWebAddress(targetUrl)) {
    return refusedAction("webhook", action, INVALID_TARGET);
  }
  if (secret === "") return refusedAction("webhook", action, NO_SECRET);
  return undefined;
}

/** What is missing in the body of a REST request that makes a webhook. */
export function webhookProblems(input: Readonly<Record<string, unknown>>): readonly string[] {
  const { targetUrl, operations } = input;
  return [
    ...(typeof targetUrl === "string" && targetUrl !== ""
      ? []
      : ["targetUrl should not be empty", "targetUrl must be a string"]),
    ...operationProblems(operations),
  ];
}

function operationProblems(operations: unknown): readonly string[] {
  if (!Array.isArray(operations)) return ["operations must be an array"];
  if (operations.some((operation) => typeof operation !== "string")) {
    return ["each value in operations must be a string"];
  }
  return [];
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

const INVALID_TARGET: MetadataFailure = {
  code: "INVALID_TARGET_URL",
  message: "Invalid target URL provided",
  userFriendlyMessage: "Please provide a valid HTTP or HTTPS URL",
};
const NO_SECRET: MetadataFailure = {
  code: "INVALID_WEBHOOK_INPUT",
  message: "Secret is required",
  userFriendlyMessage: "Secret is required",
};
