import type { AgentView, ServiceTrafficView } from "agent-gateway-contract";
import type { ReactNode } from "react";
import { routeTo } from "web-kit";
import { stateOf } from "../fleet/agent-state.ts";
import { figure } from "../traffic/line-chart.tsx";
import { rateWords } from "./rate-words.ts";
import { statesOf, toneOf } from "./states-of.ts";
import { MOST_DRAWN, type Topology, type TopologyService } from "./topology-layout.ts";
import styles from "./topology-tree.module.css";

/** The same from top to bottom, for screens that have no room beside. */
export function TopologyTree({
  topology: { services },
  opened,
  onToggle,
}: {
  readonly topology: Topology;
  readonly opened: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
}): ReactNode {
  const rate = services.reduce((sum, { traffic }) => sum + (traffic?.requestsPerSecond ?? 0), 0);
  return (
    <div className={styles.tree}>
      <p className={styles.node}>Clients</p>
      <p className={styles.flow}>{figure(rate)}/s</p>
      <p className={styles.node} data-tone="accent">
        Gateway
      </p>
      <ul className={styles.branch}>
        {services.map((service) => (
          <Service
            key={service.group.key}
            service={service}
            isOpened={opened.has(service.group.key)}
            onToggle={() => onToggle(service.group.key)}
          />
        ))}
      </ul>
    </div>
  );
}

function Service({
  service: { group, traffic, shown },
  isOpened,
  onToggle,
}: {
  readonly service: TopologyService;
  readonly isOpened: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { instances, routable } = group;
  return (
    <li>
      <a
        className={styles.node}
        data-tone={toneOf(group)}
        href={routeTo(["traffic", group.namespace, group.type, group.service])}
      >
        <strong>{group.service}</strong>
        <small>
          {routable}/{instances.length} routable · {rateWords(traffic)}
        </small>
      </a>
      <ul className={styles.branch}>
        {instances.length > MOST_DRAWN && (
          <li>
            <Fold group={group} isOpened={isOpened} onToggle={onToggle} />
          </li>
        )}
        {shown.map((agent) => (
          <Instance
            key={agent.agentId}
            agent={agent}
            figures={traffic?.instances.find(({ agentId }) => agentId === agent.agentId)}
          />
        ))}
      </ul>
    </li>
  );
}

/** The instances of a large service as a bar of their states; opens and folds them. */
function Fold({
  group,
  isOpened,
  onToggle,
}: {
  readonly group: TopologyService["group"];
  readonly isOpened: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { byState, words } = statesOf(group);
  return (
    <button
      type="button"
      className={styles.node}
      aria-expanded={isOpened}
      aria-label={`${isOpened ? "Fold" : "Show"} the instances of ${group.service}: ${words}`}
      onClick={onToggle}
    >
      <small>{isOpened ? "Fold" : words}</small>
      <span className={styles.states}>
        {byState.map(([word, members]) => (
          <span
            key={word}
            data-tone={stateOf(members[0] as AgentView).tone}
            style={{ flexGrow: members.length }}
          />
        ))}
      </span>
    </button>
  );
}

function Instance({
  agent,
  figures,
}: {
  readonly agent: AgentView;
  readonly figures: ServiceTrafficView["instances"][number] | undefined;
}): ReactNode {
  const { word, tone } = stateOf(agent);
  return (
    <li>
      <a
        className={styles.node}
        data-tone={tone}
        href={routeTo(["instances", agent.name, agent.agentId])}
      >
        <strong>{agent.endpoint.replace(/^https?:\/\//, "")}</strong>
        <small>
          {word} · {rateWords(figures)}
        </small>
      </a>
    </li>
  );
}
