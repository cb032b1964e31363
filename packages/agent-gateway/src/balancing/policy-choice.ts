import { DEFAULT_POLICY, isPolicyName, POLICIES, type PolicyName } from "./policies.ts";

/** Which policy each service is balanced by. */
export interface PolicyChoice {
  /** Of services that are not named. */
  readonly standard: PolicyName;
  /** By service, `name` or `namespace/name`. */
  readonly services: ReadonlyMap<string, PolicyName>;
}

/** P2C for everyone. */
export const DEFAULT_CHOICE: PolicyChoice = { standard: DEFAULT_POLICY, services: new Map() };

/** A choice, or what is wrong with the text. */
export type ParsedChoice =
  | { readonly ok: true; readonly choice: PolicyChoice }
  | { readonly ok: false; readonly problem: string };

/** Reads `p2c`, or `p2c,crm=round-robin,team/chat=hash`: the policy of all, then those of some services. */
export function parsePolicyChoice(text: string): ParsedChoice {
  let standard: PolicyName | undefined;
  const services = new Map<string, PolicyName>();
  for (const part of text.split(",").map((item) => item.trim())) {
    const [service, name = service, ...more] = part.split("=");
    const isStandard = !part.includes("=");
    if (!isPolicyName(name) || more.length > 0) return { ok: false, problem: unknown(part) };
    if (isStandard ? standard !== undefined : services.has(service ?? "")) {
      return { ok: false, problem: `says twice which policy ${isStandard ? "all" : service} have` };
    }
    if (isStandard) standard = name;
    else if (!SERVICE.test(service ?? "")) return { ok: false, problem: unknown(part) };
    else services.set(service ?? "", name);
  }
  return { ok: true, choice: { standard: standard ?? DEFAULT_POLICY, services } };
}

const SERVICE = /^([A-Za-z0-9][\w.-]*\/)?[A-Za-z0-9][\w.-]*$/;

function unknown(part: string): string {
  const names = Object.keys(POLICIES).join(", ");
  return `has "${part}", which is no policy and no service=policy; policies are ${names}`;
}

/** The policy of a service: what the operator says, else what its instances ask for, else the standard one. */
export function policyOf(
  choice: PolicyChoice,
  service: { readonly namespace: string; readonly name: string; readonly hint: unknown },
): PolicyName {
  const { namespace, name, hint } = service;
  const own = choice.services.get(`${namespace}/${name}`);
  const said = own ?? (namespace === "default" ? choice.services.get(name) : undefined);
  return said ?? (isPolicyName(hint) ? hint : choice.standard);
}
