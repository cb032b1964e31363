import type { AgentCard } from "../upstreams/agent-cards.ts";

/** Where the gateway serves the agent. */
export interface CardPlace {
  /** What was registered. */
  readonly endpoint: string;
  /** What stands for it at the gateway. */
  readonly url: string;
  /** The gateway asks its callers for a key. */
  readonly keyRequired: boolean;
}

/** Bindings that the gateway can pass on; gRPC it cannot. */
const PASSED_ON: ReadonlySet<unknown> = new Set(["JSONRPC", "HTTP+JSON"]);

/**
 * The card as the gateway gives it: every address is the gateway's own, interfaces that it cannot pass on are left out, it
 * is the gateway's key that is asked for, and signatures, which were over something else, are gone (A2A 0.3 and 1.0).
 */
export function gatewayCard(card: AgentCard, place: CardPlace): AgentCard {
  const { signatures: _, securitySchemes: __, security: ___, ...kept } = card;
  const isOne = Array.isArray(kept.supportedInterfaces);
  const { securityRequirements: ____, ...rest } = kept;
  return {
    ...rest,
    ...(isOne ? interfacesOfOne(card, place) : interfacesOfNought(card, place)),
    ...(place.keyRequired ? (isOne ? KEY_OF_ONE : KEY_OF_NOUGHT) : {}),
  };
}

const KEY_OF_ONE = {
  securitySchemes: { gateway: { httpAuthSecurityScheme: { scheme: "Bearer" } } },
  securityRequirements: [{ schemes: { gateway: { list: [] } } }],
};
const KEY_OF_NOUGHT = {
  securitySchemes: { gateway: { type: "http", scheme: "bearer" } },
  security: [{ gateway: [] }],
};

/** A2A 1.0: one list of interfaces, the preferred one first. */
function interfacesOfOne(card: AgentCard, place: CardPlace): AgentCard {
  const found = rewritten(card.supportedInterfaces, "protocolBinding", place);
  const own = { url: place.url, protocolBinding: "JSONRPC", protocolVersion: "1.0" };
  return { supportedInterfaces: found.length > 0 ? found : [own] };
}

/** A2A 0.3: a preferred address, and others beside it. */
function interfacesOfNought(card: AgentCard, place: CardPlace): AgentCard {
  const others = rewritten(card.additionalInterfaces, "transport", place);
  const preferred = card.preferredTransport ?? "JSONRPC";
  const main = rewritten([{ url: card.url, transport: preferred }], "transport", place)[0];
  const { url, transport } = main ?? others[0] ?? { url: place.url, transport: "JSONRPC" };
  return {
    url,
    preferredTransport: transport,
    ...(Array.isArray(card.additionalInterfaces) ? { additionalInterfaces: others } : {}),
  };
}

type Interface = Readonly<Record<string, unknown>>;

/** Those that lie at the registered endpoint or below it, at the gateway's address. */
function rewritten(interfaces: unknown, binding: string, place: CardPlace): Interface[] {
  const all: readonly unknown[] = Array.isArray(interfaces) ? interfaces : [];
  return all.flatMap((each) => {
    if (typeof each !== "object" || each === null) return [];
    const found = each as Interface;
    const url = typeof found.url === "string" ? atGateway(found.url, place) : undefined;
    const isPassedOn = PASSED_ON.has(found[binding] ?? "JSONRPC");
    return url !== undefined && isPassedOn ? [{ ...found, url }] : [];
  });
}

/**
 * Cards often name an address that is not the registered one - a public name, a default port - so only the path is
 * compared, and only what lies below the endpoint is reached through the gateway.
 */
function atGateway(text: string, { endpoint, url }: CardPlace): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const base = new URL(endpoint).pathname.replace(/\/$/, "");
  const path = new URL(text).pathname.replace(/\/$/, "");
  if (path === base) return url;
  return path.startsWith(`${base}/`) ? url + path.slice(base.length) : undefined;
}
