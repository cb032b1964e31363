import type { DecisionView } from "agent-gateway-contract";

/** Why a request went where it went, in sentences, the choice first. */
export function explainDecision(decision: DecisionView): readonly string[] {
  const { attempts, candidates, chosenBy, isPanic, service, status } = decision;
  const [first, ...later] = attempts;
  const fit = candidates?.filter(({ leftOut }) => leftOut === null);
  const sentences: string[] = [];
  if (candidates !== undefined && fit !== undefined) {
    sentences.push(
      `${service} had ${candidates.length} ${candidates.length === 1 ? "instance" : "instances"}, of which ${fit.length} could take the request.`,
    );
  }
  if (isPanic) {
    sentences.push("Fewer than half of the instances were fit, so all live ones were considered.");
  }
  sentences.push(
    first === undefined
      ? "No instance could be asked."
      : `${first.name} was chosen by ${chosenBy}${wonOver(decision)}.`,
  );
  attempts.forEach(({ name, outcome, why }, index) => {
    if (outcome === "answered") return;
    const next = later[index];
    const reason = why === null ? "" : ` (${why})`;
    const then = next === undefined ? "" : `, so ${next.name} was asked`;
    sentences.push(`${name} ${outcomeWords[outcome]}${reason}${then}.`);
  });
  sentences.push(
    status === null ? "The client left before the answer." : `The client got ${status}.`,
  );
  return sentences;
}

const outcomeWords = {
  answered: "answered",
  cut: "ended while it answered",
  failed: "did not answer",
  refused: "refused with a server error",
  client_left: "was still at it when the client left",
} as const;

/** What told for the chosen one, as far as the policy looks at it. */
function wonOver({ attempts: [first], candidates = [] }: DecisionView): string {
  const chosen = candidates.find(({ agentId }) => agentId === first?.agentId);
  if (chosen === undefined) return "";
  const latency =
    chosen.latencyMs === null ? "no latency known yet" : `${chosen.latencyMs} ms expected`;
  return `, with ${chosen.inFlight} in flight, ${latency}, weight ${chosen.weight}`;
}
