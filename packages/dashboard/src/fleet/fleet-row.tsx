import type { AgentView } from "agent-gateway-contract";
import type { ReactNode } from "react";
import { counted, Icon, routeTo, StatusBadge } from "web-kit";
import { factTones, stateOf } from "./agent-state.ts";
import styles from "./fleet.module.css";
import type { ServiceGroup } from "./fleet-rows.ts";

/** A service as the head of its instances. */
export function ServiceRow({ service }: { readonly service: ServiceGroup }): ReactNode {
  const { namespace, type, instances, routable, skew } = service;
  const tone = routable === 0 ? "bad" : routable < instances.length ? "warn" : "good";
  return (
    <div className={styles.service}>
      <h2>
        {namespace !== "default" && <span className="quiet">{namespace} / </span>}
        {service.service}
      </h2>
      <StatusBadge tone="plain">{type}</StatusBadge>
      <StatusBadge tone={tone}>
        {routable} of {counted(instances.length, "instance")} routable
      </StatusBadge>
      {skew.length > 0 && <StatusBadge tone="warn">{skew.join(", ")}</StatusBadge>}
      <a
        className={styles.trafficlink}
        href={routeTo(["traffic", namespace, type, service.service])}
      >
        Traffic<span className="visually-hidden"> of {service.service}</span>
      </a>
    </div>
  );
}

/** One instance: how it is and why, the facts behind it, and what it says of itself. */
export function InstanceRow({ agent }: { readonly agent: AgentView }): ReactNode {
  const { word, tone } = stateOf(agent);
  return (
    <a className={styles.instance} href={routeTo(["instances", agent.name, agent.agentId])}>
      <span className={styles.state}>
        <StatusBadge tone={tone} dot>
          {word}
        </StatusBadge>
      </span>
      <span className={styles.who}>
        <strong>{agent.name}</strong>
        <small>{agent.endpoint.replace(/^https?:\/\//, "")}</small>
      </span>
      <span className={styles.why}>{agent.verdict.why}</span>
      <span className={styles.three}>
        <FactWord name="lease" fact={agent.lease} />
        <FactWord name="probe" fact={agent.probe} />
        <FactWord name="traffic" fact={agent.traffic} />
      </span>
      <span className={styles.labels}>
        <span>{agent.version}</span>
        {[agent.zone, ...agent.tags]
          .filter((label) => label !== null)
          .slice(0, 3)
          .map((label) => (
            <span key={label} className={styles.tag}>
              {label}
            </span>
          ))}
        {agent.capabilities.length > 0 && (
          <span title={agent.capabilities.slice(0, 40).join(", ")}>
            {counted(agent.capabilities.length, "capability", "capabilities")}
          </span>
        )}
      </span>
      <span className={styles.go}>
        <Icon name="chevron" size={14} />
      </span>
    </a>
  );
}

function FactWord({
  name,
  fact,
}: {
  readonly name: string;
  readonly fact: { readonly state: string; readonly why: string };
}): ReactNode {
  return (
    <span className={styles.factword} data-tone={factTones[fact.state] ?? "plain"} title={fact.why}>
      <span className="quiet">{name}</span> {fact.state.replace("_", " ")}
    </span>
  );
}
