import {
  gatewayPaths,
  type HeartbeatResponse,
  heartbeatResponseSchema,
  heartbeatSchema,
  type ParsedHeartbeat,
  problemSchema,
  type RegistrationResponse,
  registrationResponseSchema,
  registrationSchema,
  type UnregistrationQuery,
  type UnregistrationResponse,
  unregistrationQuerySchema,
  unregistrationResponseSchema,
} from "agent-gateway-contract";
import { z } from "zod";
import { GatewayError } from "../../errors/gateway-error.ts";
import { problemOf, problemResponse } from "../../errors/problem-response.ts";
import { WISHED_INTERVAL_MS } from "../../registry/lease.ts";
import type { Registry } from "../../registry/registry.ts";
import type { RegisterResult, UnregisterResult } from "../../registry/registry-results.ts";
import type { AdminDependencies } from "../admin-dependencies.ts";
import { agentView } from "../agent-view.ts";
import { endpointWarnings } from "../endpoint-warnings.ts";
import { refuseLinkLocal } from "../link-local-addresses.ts";
import { policyWarnings } from "../policy-warnings.ts";
import { requireName, requireRegistration } from "../registration-rights.ts";
import { jsonAnswer } from "../routing/json-answer.ts";
import { type AnyRoute, defineRoute, type RouteRequest } from "../routing/route.ts";

type Accepted = Exclude<RegisterResult, { kind: "full" | "name_taken" }>;
type Sender = Pick<RouteRequest, "caller" | "peerAddress" | "raw">;

const HEARTBEAT = "/api/v1/agents/{name}/heartbeat";

/** The three endpoints of the founding contract. */
export function registrationRoutes(dependencies: AdminDependencies): AnyRoute[] {
  const { registry, store, access } = dependencies;

  /** @param load what a beat says of it, when it is one. */
  async function register(
    body: unknown,
    { caller, peerAddress, raw }: Sender,
    load?: number,
  ): Promise<Response> {
    const registration = registrationSchema.parse(body);
    requireRegistration(caller, registration);
    refuseLinkLocal(registration);
    const result = registry.register(registration, { owner: caller.owner });
    if (result.kind === "full") {
      throw new GatewayError("registry_full", "Unregister agents that are no longer needed.");
    }
    if (result.kind === "name_taken") throw nameTaken(registration.name);
    if (result.kind === "created") {
      access.audit({
        action: "agent.register",
        by: caller.id,
        from: peerAddress ?? null,
        name: registration.name,
        agentId: result.instance.agentId,
        why: `at ${registration.endpoint}`,
      });
    }
    if (load !== undefined && result.kind !== "superseded") {
      const { instanceId, epoch, status } = result.registrant;
      registry.beat(registration.name, { owner: caller.owner, instanceId, epoch, status, load });
    }
    await store.persist();
    const warnings = [
      ...endpointWarnings(registration, peerAddress),
      ...policyWarnings(registration),
    ];
    const status = result.kind === "created" ? 201 : 200;
    return jsonAnswer(registrationAnswer(result, warnings, dependencies, raw.url), { status });
  }

  function heartbeat(method: "POST" | "PUT"): AnyRoute {
    return defineRoute({
      method,
      path: HEARTBEAT,
      id: method === "POST" ? "beat" : "putBeat",
      tag: "registration",
      summary: "Renews the lease",
      description:
        "An empty body is fine. Without `instanceId` it renews all that this key has registered under the name. A body that is a whole registration registers, so it does not matter who started first.",
      access: "any",
      body: { schema: heartbeatSchema, emptyMeans: {} },
      answers: {
        200: {
          description: "Renewed, or registered again",
          schema: z.union([heartbeatResponseSchema, registrationResponseSchema]),
        },
        201: { description: "Registered", schema: registrationResponseSchema },
      },
      problems: [...REGISTRATION_PROBLEMS, "not_registered", "gone"],
      handle(request) {
        const { name = "" } = request.params;
        // What changes with every beat is no fact of the agent: kept in its metadata, each beat would be news.
        const { timestamp: _, load, ...said } = request.body;
        const whole = registrationSchema.safeParse({ ...said, name });
        if (whole.success) return register({ ...said, name }, request, load);
        requireName(request.caller, name);
        return jsonAnswer(beat(registry, name, request.body, request.caller.owner));
      },
    });
  }

  return [
    defineRoute({
      method: "POST",
      path: "/api/v1/agents/register",
      id: "register",
      tag: "registration",
      summary: "Registers, or renews what is registered",
      description:
        "Idempotent. Stored before it is answered; the health check follows within 100 ms. Fields that are not in the schema are kept in `metadata`.",
      access: "any",
      body: { schema: registrationSchema },
      answers: {
        200: { description: "It was registered already", schema: registrationResponseSchema },
        201: { description: "It is new", schema: registrationResponseSchema },
      },
      problems: REGISTRATION_PROBLEMS,
      handle: (request) => register(request.body, request),
    }),
    heartbeat("POST"),
    heartbeat("PUT"),
    defineRoute({
      method: "HEAD",
      path: HEARTBEAT,
      id: "headBeat",
      tag: "registration",
      summary: "Renews the lease at the least cost",
      access: "any",
      query: unregistrationQuerySchema,
      answers: { 200: { description: "Renewed" } },
      problems: ["forbidden", "name_taken", "not_registered", "gone"],
      handle({ params: { name = "" }, query, caller }) {
        requireName(caller, name);
        beat(registry, name, { ...query, status: "healthy" }, caller.owner);
        return new Response(null, { status: 200 });
      },
    }),
    defineRoute({
      method: "DELETE",
      path: "/api/v1/agents/{name}",
      id: "unregister",
      tag: "registration",
      summary: "Unregisters",
      description:
        "With `instanceId`: that process only. Without: whoever this key has registered under the name; where several processes may be meant, a health check decides (`suspect`). An older `epoch` removes nothing (`superseded`).",
      access: "any",
      query: unregistrationQuerySchema,
      answers: {
        200: { description: "What was done", schema: unregistrationResponseSchema },
        404: {
          description: "`not_registered`: there is nothing to remove",
          schema: z.intersection(problemSchema, unregistrationResponseSchema),
          contentType: "application/problem+json",
        },
      },
      problems: ["forbidden", "name_taken", "store_unavailable"],
      async handle({ params: { name = "" }, query, caller, peerAddress }) {
        requireName(caller, name);
        const { kind } = registry.unregister(name, { owner: caller.owner, ...query });
        if (kind === "name_taken") throw nameTaken(name);
        if (kind === "removed" || kind === "suspect") {
          access.audit({
            action: "agent.unregister",
            by: caller.id,
            from: peerAddress ?? null,
            name,
            agentId: null,
            why: unregistrationWords(kind, query),
          });
        }
        await store.persist();
        return unregistrationAnswer(name, kind);
      },
    }),
  ];
}

const REGISTRATION_PROBLEMS = [
  "forbidden",
  "name_taken",
  "registry_full",
  "store_unavailable",
] as const;

function unregistrationWords(
  kind: "removed" | "suspect",
  { instanceId }: UnregistrationQuery,
): string {
  const who = instanceId ?? "by name";
  return kind === "removed" ? who : `${who}; a health check decides`;
}

function beat(
  registry: Registry,
  name: string,
  body: ParsedHeartbeat,
  owner: string,
): HeartbeatResponse {
  const { instanceId, epoch, status, load, toolsDigest } = body;
  const result = registry.beat(name, { owner, instanceId, epoch, status, load, toolsDigest });
  switch (result.kind) {
    case "renewed": {
      const leaseTtlMs = Math.min(...result.registrants.map((registrant) => registrant.leaseTtlMs));
      return { success: true, name, status, leaseTtlMs, renewed: result.registrants.length };
    }
    case "superseded":
      throw new GatewayError(
        "gone",
        `A newer process has registered as ${name} with the same instanceId. Give each process its own instanceId.`,
      );
    case "gone":
      throw new GatewayError("gone", `${name} was removed. Register it again.`);
    case "not_registered":
      throw new GatewayError("not_registered", `${name} is not registered. Register it first.`);
    case "name_taken":
      throw nameTaken(name);
  }
}

/** Who it belongs to is not told: that is the other key's business. */
function nameTaken(name: string): GatewayError {
  return new GatewayError(
    "name_taken",
    `${name} belongs to another API key. Use that key or another name; an operator can release the name once its instances are removed.`,
  );
}

function registrationAnswer(
  { kind, instance, registrant }: Accepted,
  endpointProblems: readonly string[],
  { clock, publicUrl }: AdminDependencies,
  requestUrl: string,
): RegistrationResponse {
  const { agentId, facts, revision } = instance;
  const superseded =
    "A newer process with this instanceId is registered; nothing was changed. Give each process its own instanceId.";
  return {
    success: true,
    message: kind === "created" ? "Agent registered" : "Agent registration renewed",
    name: facts.name,
    instanceId: registrant.instanceId,
    agentId,
    status: registrant.status,
    registeredAt: registrant.registeredAt,
    leaseTtlMs: registrant.leaseTtlMs,
    heartbeatIntervalMs: WISHED_INTERVAL_MS,
    heartbeatUrl: (publicUrl ?? new URL(requestUrl).origin) + gatewayPaths.heartbeat(facts.name),
    revision,
    warnings: kind === "superseded" ? [superseded, ...endpointProblems] : [...endpointProblems],
    agent: agentView(instance, clock),
  };
}

function unregistrationAnswer(
  name: string,
  kind: Exclude<UnregisterResult["kind"], "name_taken">,
): Response {
  if (kind === "gone" || kind === "not_registered") {
    const answer: UnregistrationResponse = {
      success: false,
      name,
      removed: false,
      reason: "not_registered",
    };
    const detail = `${name} is not registered, so there is nothing to remove.`;
    return problemResponse({ ...problemOf("not_registered", detail), ...answer });
  }
  const answer: UnregistrationResponse = {
    success: true,
    name,
    removed: kind === "removed",
    reason: kind,
  };
  return Response.json(answer);
}
