import type { ProxiedPath } from "../../http/proxied-path.ts";
import type { DecisionAttempt, DecisionDraft } from "../../telemetry/decision.ts";
import { fieldValue } from "../../transport/field-lines.ts";
import type { InboundExchange, ReadBody } from "../../transport/inbound.ts";
import type { Fleet } from "../../upstreams/passive/fleet.ts";
import type { Protocol } from "../protocols/protocol.ts";
import type { Router } from "../routing/router.ts";
import { consideredCandidates } from "../routing/trace.ts";
import type { Call } from "./call.ts";
import type { Exchange } from "./exchange.ts";

/** Request bodies are kept whole, so that another instance can be tried; longer ones are refused. */
const MAX_REQUEST_BODY_BYTES = 4 * 1024 * 1024;
const WITHOUT_BODY: ReadonlySet<string> = new Set(["GET", "HEAD"]);
const NOBODY = { id: null };

/** What was asked. */
export type Received = Pick<Exchange, "call" | "body">;

/**
 * Reads what was asked; `undefined`: it cannot be passed on, and was answered. Without a promise when all of it has
 * come, which it mostly has.
 */
export function receive(
  client: InboundExchange,
  { rest }: ProxiedPath,
  protocol: Protocol,
): Received | undefined | Promise<Received | undefined> {
  const { method } = client;
  if (!protocol.methods.has(method)) {
    const allow = [...protocol.methods].join(", ");
    const detail = `This address supports ${allow}.`;
    protocol.refuse(client, NOBODY, { code: "method_not_allowed", detail, fields: { allow } });
    return undefined;
  }
  const hasBody = !WITHOUT_BODY.has(method) && !isEmptyDelete(client);
  if (!hasBody) return { call: protocol.call(client, rest, null), body: null };
  const read = client.readBody(MAX_REQUEST_BODY_BYTES);
  return read instanceof Promise
    ? read.then((whole) => receivedOf(whole, client, rest, protocol))
    : receivedOf(read, client, rest, protocol);
}

function receivedOf(
  read: ReadBody,
  client: InboundExchange,
  rest: string,
  protocol: Protocol,
): Received | undefined {
  switch (read.kind) {
    case "whole":
      return { call: protocol.call(client, rest, read.body), body: read.body };
    case "too_large": {
      const detail = `A request may have ${MAX_REQUEST_BODY_BYTES} bytes at most.`;
      // The rest of the body is not read, so the connection cannot be used again.
      const fields = { connection: "close" };
      protocol.refuse(client, NOBODY, { code: "payload_too_large", detail, fields });
      return undefined;
    }
    case "left":
      return undefined;
  }
}

/** The query with its question mark; empty when there is none. */
export function queryOf({ target }: InboundExchange): string {
  const at = target.indexOf("?");
  return at === -1 ? "" : target.slice(at);
}

/** A DELETE has no body unless it says so. */
function isEmptyDelete({ method, fields }: InboundExchange): boolean {
  if (method !== "DELETE") return false;
  const length = fieldValue(fields, "content-length");
  return (
    (length === undefined || length === "0") &&
    fieldValue(fields, "transfer-encoding") === undefined
  );
}

/** The call with what keeps it together with others: a field that the operator named, or where it comes from. */
export function withAffinity(
  call: Call,
  client: InboundExchange,
  fleet: Fleet,
  header: string | undefined,
): Call {
  const named = header === undefined ? undefined : fieldValue(client.fields, header);
  const ofCaller = fleet.policyName === "hash" ? client.peerAddress : undefined;
  const key = call.key ?? named ?? ofCaller;
  return key === call.key ? call : { ...call, key };
}

/** The record of a decision that is about to be made. */
export function newDraft({
  client,
  fleet,
  call,
  startedMs,
  router: { decisions, clock },
}: Pick<Exchange, "client" | "fleet" | "call" | "startedMs"> & { router: Router }): DecisionDraft {
  const isTraced = fieldValue(client.fields, "x-gateway-trace") === "1";
  const attempts: DecisionAttempt[] = [];
  return {
    sequence: decisions.nextSequence(),
    atEpochMs: clock.now().getTime(),
    startedMs,
    namespace: fleet.name.namespace,
    service: fleet.name.service,
    type: fleet.name.type,
    method: call.method,
    tool: call.tool,
    chosenBy: call.key === undefined ? fleet.policyName : "what it has in common with others",
    isPanic: fleet.view(startedMs).isPanic,
    attempts,
    status: null,
    durationMs: 0,
    candidates: isTraced ? consideredCandidates(fleet, startedMs) : undefined,
  };
}

/** Where nobody is registered. */
export function nobodyAt({ namespace, service, protocol }: ProxiedPath): string {
  const kind = protocol === "http" ? "service" : `${protocol} service`;
  const where = namespace === "default" ? "" : ` in the namespace ${namespace}`;
  return `No ${kind} named ${service} is registered${where}.`;
}
