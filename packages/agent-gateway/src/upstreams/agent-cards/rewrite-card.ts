/** What a card must say instead of where the agent itself stands. */
export interface CardAddress {
  /** Where clients reach the agent. */
  readonly url: string;
  /** Whether a key of the gateway is asked for there. */
  readonly isKeyRequired: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** The binding that passes through the gateway, by its name in both revisions. */
const PASSED_ON = "JSONRPC";
/** Told of the agent's own door; no credential of a client passes the gateway's. */
const SECURITY = ["security", "securityRequirements", "securitySchemes"];

/**
 * The card as clients of the gateway need it (A2A 0.3 §5.5, 1.0 §4.4.1): every address is the gateway's, bindings that do not
 * pass through it are left out, and the way in is the gateway's. The agent's signatures were of other words, so they go.
 */
export function rewriteCard(card: Fields, address: CardAddress): Record<string, unknown> {
  const { signatures: _, skills, supportedInterfaces, additionalInterfaces, ...rest } = card;
  const isRevision1 = Array.isArray(supportedInterfaces);
  return {
    ...without(rest, SECURITY),
    ...(isRevision1
      ? { supportedInterfaces: interfaces(supportedInterfaces, "protocolBinding", address.url) }
      : { url: address.url, preferredTransport: PASSED_ON }),
    ...(Array.isArray(additionalInterfaces)
      ? { additionalInterfaces: interfaces(additionalInterfaces, "transport", address.url) }
      : {}),
    ...(Array.isArray(skills)
      ? { skills: skills.map((skill) => (isFields(skill) ? without(skill, SECURITY) : skill)) }
      : {}),
    ...(address.isKeyRequired ? wayIn(isRevision1) : {}),
  };
}

function interfaces(said: readonly unknown[], binding: string, url: string): Fields[] {
  return said
    .filter(isFields)
    .filter((each) => each[binding] === PASSED_ON)
    .map((each) => ({ ...each, url }));
}

/** `Authorization: Bearer …` as each revision describes it. */
function wayIn(isRevision1: boolean): Fields {
  const description = "A key of the gateway";
  return isRevision1
    ? {
        securitySchemes: { gateway: { httpAuthSecurityScheme: { description, scheme: "Bearer" } } },
        securityRequirements: [{ schemes: { gateway: { list: [] } } }],
      }
    : {
        securitySchemes: { gateway: { type: "http", scheme: "bearer", description } },
        security: [{ gateway: [] }],
      };
}

function without(fields: Fields, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
