import type { SandboxRequest, SandboxResponse } from "../http/exchange.ts";
import { parseBody } from "../http/parse-body.ts";
import { metadataId } from "../metadata/metadata-id.ts";
import type { Webhook, WebhookInput } from "./webhook.ts";
import type { Webhooks } from "./webhook-table.ts";

/** Answers `/rest/webhooks` and `/rest/webhooks/{id}`; undefined for other paths. */
export function handleWebhooksRest(
  webhooks: Webhooks,
  request: SandboxRequest,
  path: string,
): SandboxResponse | undefined {
  const [, id] = /^\/rest\/webhooks(?:\/([^/]+))?$/.exec(path) ?? ["", "none"];
  if (!path.startsWith("/rest/webhooks") || id === "none") return undefined;
  const body = parseBody(request);
  if (!body.ok) return body.response;
  const input = Object(body.value) as WebhookInput;
  switch (request.method) {
    case "GET":
      return id === undefined
        ? { status: 200, body: webhooks.list().map(shown) }
        : one(webhooks.find(id));
    case "POST":
      return { status: 201, body: shown(webhooks.create(input)) };
    case "PATCH":
    case "PUT":
      return one(webhooks.update(id ?? "", input));
    case "DELETE":
      return one(webhooks.delete(id ?? ""));
    default:
      return notFound();
  }
}

function one(webhook: Webhook | undefined): SandboxResponse {
  return webhook === undefined ? notFound() : { status: 200, body: shown(webhook) };
}

function notFound(): SandboxResponse {
  const body = { statusCode: 404, error: "NotFoundException", messages: ["Webhook not found"] };
  return { status: 404, body };
}

function shown(webhook: Webhook): object {
  return {
    ...webhook,
    workspaceId: metadataId("workspace"),
    applicationId: metadataId("application:custom"),
    deletedAt: null,
  };
}
