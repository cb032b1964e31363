import type { SandboxRequest, SandboxResponse } from "../http/exchange.ts";
import { parseBody } from "../http/parse-body.ts";
import { metadataId } from "../metadata/metadata-id.ts";
import { refusedByRest } from "../metadata-api/refused-by-rest.ts";
import { checkWebhook, webhookProblems } from "./check-webhook.ts";
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
      return create(webhooks, input);
    case "PATCH":
    case "PUT":
      return update(webhooks, id ?? "", input);
    case "DELETE":
      return one(webhooks.delete(id ?? ""));
    default:
      return notFound();
  }
}

function create(webhooks: Webhooks, input: WebhookInput): SandboxResponse {
  const problems = webhookProblems({ ...input });
  if (problems.length > 0) {
    return { status: 400, body: { message: problems, error: "Bad Request", statusCode: 400 } };
  }
  const refusal = checkWebhook(input, "create");
  if (refusal !== undefined) return refusedByRest(refusal);
  return { status: 201, body: shown(webhooks.create(input)) };
}

function update(webhooks: Webhooks, id: string, input: WebhookInput): SandboxResponse {
  const refusal = checkWebhook(input, "update");
  if (refusal !== undefined && webhooks.find(id) !== undefined) return refusedByRest(refusal);
  return one(webhooks.update(id, input));
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
