import { isDeepStrictEqual } from "node:util";
import type { AgentFacts } from "./agent-facts.ts";
import { afterBeat, type Instance, withRegistrants } from "./instance.ts";
import type { Said } from "./outlook-changes.ts";
import { UNPROBED } from "./probe-record.ts";
import { isDescribedByNewer, isSuccessor } from "./register.ts";
import type { Registrant } from "./registrant.ts";
import { toolsChange } from "./tools-change.ts";
import { UNTROUBLED } from "./traffic-record.ts";

/** An instance after a registration. */
export interface Registered {
  readonly instance: Instance;
  /** What is to be told of it; nothing when it was a mere renewal. */
  readonly said: Said | undefined;
  /** What was found of its predecessor says nothing of the process that registered. */
  readonly isNewProcess: boolean;
}

/** Puts a registrant into its instance, which it describes unless a younger process lives there. */
export function registeredInstance(
  known: Instance,
  facts: AgentFacts,
  registrant: Registrant,
  nowMs: number,
): Registered {
  const before = known.registrants.get(registrant.instanceId);
  const described = isDescribedByNewer(known, registrant, nowMs) ? known.facts : facts;
  const isSameFacts = isDeepStrictEqual(described, known.facts);
  const isNewProcess = before === undefined || isSuccessor(registrant, before);
  const instance = withRegistrants(
    {
      ...known,
      facts: isSameFacts ? known.facts : described,
      probe: isNewProcess ? UNPROBED : known.probe,
      traffic: isNewProcess ? UNTROUBLED : afterBeat(known),
    },
    [[registrant.instanceId, registrant]],
  );
  const told = (): Said | undefined => {
    const { instanceId } = registrant;
    if (known.registrants.size === 0) {
      return { kind: "registered", why: `${instanceId} vouches for it` };
    }
    if (isNewProcess)
      return { kind: "updated", why: `a new process vouches for it: ${instanceId}` };
    if (isSameFacts) return toolsChange(known, instance);
    return { kind: "updated", why: `${instanceId} registered it otherwise than before` };
  };
  return { instance, said: told(), isNewProcess };
}
