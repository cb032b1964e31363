import { readRequestBody } from "@modelcontextprotocol/server";
import { type ChangedRecord, changedRecord } from "../webhooks/changed-record.ts";
import type { VerifyWebhook } from "../webhooks/verify-webhook.ts";
import { refuse } from "./refusals.ts";

/** Where Twenty tells of changes. */
export const WEBHOOK_PATH = "/webhooks/twenty";

/** What is done with what Twenty tells. */
export interface WebhookParts {
  readonly verify: VerifyWebhook;
  readonly onChange: (record: ChangedRecord) => void;
}

/** Answers a delivery at once; what is made of it is nobody's wait. */
export async function receiveWebhook(
  request: Request,
  { verify, onChange }: WebhookParts,
): Promise<Response> {
  const read = await readRequestBody(request);
  if (read.tooLarge) {
    return refuse(WEBHOOK_PATH, "payload_too_large", {
      detail: "An event may have 4 MiB at most.",
    });
  }
  const { headers } = request;
  const isGenuine = verify({
    signature: headers.get("x-twenty-webhook-signature"),
    timestamp: headers.get("x-twenty-webhook-timestamp"),
    body: read.text,
  });
  if (!isGenuine) {
    return refuse(WEBHOOK_PATH, "unauthorized", {
      detail: "The signature does not fit this webhook's secret, is too old, or was seen before.",
    });
  }
  const changed = changedRecord(parsed(read.text));
  if (changed !== undefined) onChange(changed);
  return new Response(null, { status: 204 });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
