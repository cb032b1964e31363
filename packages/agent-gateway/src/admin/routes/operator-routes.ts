import {
  type NameRelease,
  nameReleaseSchema,
  OPERATOR_ACTIONS,
  type OperatorActionName,
  type OperatorResponse,
  operatorRequestSchema,
  operatorResponseSchema,
  type RemovalResponse,
  removalQuerySchema,
  removalResponseSchema,
} from "agent-gateway-contract";
import { GatewayError } from "../../errors/gateway-error.ts";
import type { AdminDependencies } from "../admin-dependencies.ts";
import { agentView } from "../agent-view.ts";
import { instanceAt } from "../instance-at.ts";
import { jsonAnswer } from "../routing/json-answer.ts";
import { type AnyRoute, defineRoute } from "../routing/route.ts";

const INSTANCE = "/api/v1/agents/{name}/instances/{agentId}";

const SUMMARIES: Readonly<Record<OperatorActionName, string>> = {
  drain: "Sends nothing new to an instance; what is bound to it goes on",
  undrain: "Takes a drain back",
  disable: "Sends nothing at all to an instance",
  enable: "Takes a disablement back",
  probe: "Checks an instance's health now",
};

/** What operators do. Each is stored before it is answered, together with its line in the audit trail. */
export function operatorRoutes(dependencies: AdminDependencies): AnyRoute[] {
  const { registry, store, access, clock } = dependencies;

  function actionRoute(action: OperatorActionName): AnyRoute {
    return defineRoute({
      method: "POST",
      path: `${INSTANCE}/${action}`,
      id: `${action}Instance`,
      tag: "operations",
      summary: SUMMARIES[action],
      access: "admin",
      body: { schema: operatorRequestSchema, emptyMeans: {} },
      answers: { 200: { description: "The instance after it", schema: operatorResponseSchema } },
      problems: ["not_registered", "store_unavailable"],
      async handle({ params, body: { reason }, caller, peerAddress }) {
        const { agentId, facts } = instanceAt(registry, params);
        await store.ready();
        const word = { by: caller.id, why: reason };
        const isDone =
          action === "probe"
            ? registry.probeNow(agentId, word)
            : registry.decide(agentId, action, word);
        if (!isDone) throw gone(facts.name);
        access.audit({
          action: `agent.${action}`,
          by: caller.id,
          from: peerAddress ?? null,
          name: facts.name,
          agentId,
          why: reason,
        });
        await store.persist();
        const agent = agentView(instanceAt(registry, params), clock);
        const { revision } = registry;
        return jsonAnswer<OperatorResponse>({ success: true, action, agent, revision });
      },
    });
  }

  return [
    ...OPERATOR_ACTIONS.map(actionRoute),
    defineRoute({
      method: "DELETE",
      path: INSTANCE,
      id: "removeInstance",
      tag: "operations",
      summary: "Removes an instance with everyone who vouches for it",
      description:
        "A process that lives is told with its next heartbeat that it is gone, and registers again: disable what is not to come back. With its last instance a name is released, so that another key can take it.",
      access: "admin",
      query: removalQuerySchema,
      answers: { 200: { description: "It is gone", schema: removalResponseSchema } },
      problems: ["not_registered", "store_unavailable"],
      async handle({ params, query: { reason }, caller, peerAddress }) {
        const { agentId, facts } = instanceAt(registry, params);
        await store.ready();
        const { name } = facts;
        if (!registry.remove(agentId, { by: caller.id, why: reason })) throw gone(name);
        access.audit({
          action: "agent.remove",
          by: caller.id,
          from: peerAddress ?? null,
          name,
          agentId,
          why: reason,
        });
        await store.persist();
        const nameReleased = registry.named(name).length === 0;
        const { revision } = registry;
        return jsonAnswer<RemovalResponse>({
          success: true,
          agentId,
          name,
          nameReleased,
          revision,
        });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/api/v1/agents/{name}/release",
      id: "releaseName",
      tag: "operations",
      summary: "Lets another key have a name that has no instance any more",
      description:
        "Without it, a name belongs to its key for 24 hours after its last instance has gone.",
      access: "admin",
      body: { schema: operatorRequestSchema, emptyMeans: {} },
      answers: { 200: { description: "Any key may take it", schema: nameReleaseSchema } },
      problems: ["not_registered", "name_in_use", "store_unavailable"],
      async handle({ params: { name = "" }, body: { reason }, caller, peerAddress }) {
        await store.ready();
        const result = registry.releaseName(name);
        if (result === "in_use") {
          throw new GatewayError("name_in_use", `${name} has instances. Remove them first.`);
        }
        if (result === "not_held") {
          throw new GatewayError("not_registered", `${name} belongs to no key.`);
        }
        access.audit({
          action: "name.release",
          by: caller.id,
          from: peerAddress ?? null,
          name,
          agentId: null,
          why: reason,
        });
        await store.persist();
        return jsonAnswer<NameRelease>({ success: true, name });
      },
    }),
  ];
}

function gone(name: string): GatewayError {
  return new GatewayError("not_registered", `The instance of ${name} has gone meanwhile.`);
}
