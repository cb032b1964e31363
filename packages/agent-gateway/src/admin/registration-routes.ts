import {
  gatewayPaths,
  type HeartbeatResponse,
  heartbeatSchema,
  type ParsedHeartbeat,
  type RegistrationResponse,
  registrationSchema,
  type UnregistrationQuery,
  type UnregistrationResponse,
  unregistrationQuerySchema,
} from "agent-gateway-contract";
import { type Context, Hono } from "hono";
import { fieldProblems } from "../errors/field-problems.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { problemOf, problemResponse } from "../errors/problem-response.ts";
import { WISHED_INTERVAL_MS } from "../registry/lease.ts";
import type { Registry } from "../registry/registry.ts";
import type { RegisterResult, UnregisterResult } from "../registry/registry-results.ts";
import type { AdminDependencies } from "./admin-dependencies.ts";
import type { AdminEnv } from "./admin-env.ts";
import { agentView } from "./agent-view.ts";
import { endpointWarnings } from "./endpoint-warnings.ts";
import { methodNotAllowed } from "./method-not-allowed.ts";
import { policyWarnings } from "./policy-warnings.ts";
import { readJson } from "./read-json.ts";

type AdminContext = Context<AdminEnv>;
type Accepted = Exclude<RegisterResult, { kind: "full" | "name_taken" }>;

/** The three endpoints of the founding contract. */
export function registrationRoutes(dependencies: AdminDependencies): Hono<AdminEnv> {
  const { registry, persist } = dependencies;
  const routes = new Hono<AdminEnv>();

  async function register(c: AdminContext, body: unknown): Promise<Response> {
    const registration = registrationSchema.parse(body);
    const result = registry.register(registration, { owner: c.var.owner });
    if (result.kind === "full") {
      throw new GatewayError("registry_full", "Unregister agents that are no longer needed.");
    }
    if (result.kind === "name_taken") throw nameTaken(registration.name);
    await persist();
    const warnings = [
      ...endpointWarnings(registration, c.env.peerAddress),
      ...policyWarnings(registration),
    ];
    const status = result.kind === "created" ? 201 : 200;
    return c.json(registrationAnswer(result, warnings, dependencies, c.req.url), status);
  }

  routes.post("/register", async (c) => register(c, await readJson(c.req.raw, registrationSchema)));

  routes.on(["POST", "PUT"], "/:name/heartbeat", async (c) => {
    const name = c.req.param("name");
    const body = await readJson(c.req.raw, heartbeatSchema, { emptyMeans: {} });
    // A beat that is a whole registration is one: then it does not matter who started first.
    if (registrationSchema.safeParse({ ...body, name }).success) {
      return register(c, { ...body, name });
    }
    return c.json(beat(registry, name, body, c.var.owner));
  });

  // Hono serves HEAD through GET; a GET itself must not renew a lease.
  routes.get("/:name/heartbeat", async (c, next) => {
    if (c.req.raw.method !== "HEAD") return next();
    const whom = registrantQuery(c.req.query());
    beat(registry, c.req.param("name"), { ...whom, status: "healthy" }, c.var.owner);
    return c.body(null, 200);
  });

  routes.delete("/:name", async (c) => {
    const whom = registrantQuery(c.req.query());
    const name = c.req.param("name");
    const { kind } = registry.unregister(name, { owner: c.var.owner, ...whom });
    if (kind === "name_taken") throw nameTaken(name);
    await persist();
    return unregistrationAnswer(name, kind);
  });

  routes.all("/register", methodNotAllowed("POST"));
  routes.all("/:name/heartbeat", methodNotAllowed("POST", "PUT", "HEAD"));
  return routes;
}

/** @throws {GatewayError} 400 that names what is wrong with the query. */
function registrantQuery(query: Record<string, string>): UnregistrationQuery {
  const parsed = unregistrationQuerySchema.safeParse(query);
  if (parsed.success) return parsed.data;
  const errors = fieldProblems(parsed.error);
  throw new GatewayError("invalid_request", "The query does not say which process it is.", errors);
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
