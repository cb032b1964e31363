import type { AgentFilter, AgentView } from "agent-gateway-contract";
import type { AgentFacts } from "../registry/agent-facts.ts";

/** Whether what is registered of an agent fits; how it fares is asked by {@link fitsState}. */
export function fitsFacts(facts: AgentFacts, filter: AgentFilter): boolean {
  const { capability = [], tag = [], q } = filter;
  return (
    EQUAL.every((field) => filter[field] === undefined || facts[field] === filter[field]) &&
    capability.every((wanted) => facts.capabilities.includes(wanted)) &&
    tag.every((wanted) => facts.tags.includes(wanted)) &&
    (q === undefined || hasWords(q, searched(facts)))
  );
}

const EQUAL = ["name", "type", "namespace", "service", "version", "zone"] as const;

/** Whether an agent fares as asked. */
export function fitsState(agent: AgentView, { verdict, probe, operator }: AgentFilter): boolean {
  return (
    (verdict === undefined || agent.verdict.state === verdict) &&
    (probe === undefined || agent.probe.state === probe) &&
    (operator === undefined || agent.operator.state === operator)
  );
}

/** Whether all words of a question occur in some texts, whatever their case. */
export function hasWords(question: string, texts: readonly string[]): boolean {
  const text = texts.join("\n").toLowerCase();
  return question
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function searched(facts: AgentFacts): string[] {
  const { name, service, description, capabilities, tags } = facts;
  return [name, service, description, ...capabilities, ...tags];
}
