import type { AgentView, ServiceTrafficView } from "agent-gateway-contract";
import type { ReactNode } from "react";
import { routeTo } from "web-kit";
import { stateOf } from "../fleet/agent-state.ts";
import { figure } from "../traffic/line-chart.tsx";
import { rateWords } from "./rate-words.ts";
import { statesOf, toneOf } from "./states-of.ts";
import styles from "./topology.module.css";
import { MOST_DRAWN, type Topology, type TopologyService } from "./topology-layout.ts";

const WIDTH = 1000;
const CLIENTS = { x: 8, width: 96 };
const GATEWAY = { x: 190, width: 110 };
const SERVICE = { x: 400, width: 230 };
const INSTANCE = { x: 736, width: 256 };
const BOX = 36;

/** The drawing, from left to right; on a screen between a phone and a desk it scrolls to the side. */
export function TopologyDrawing({
  topology,
  opened,
  onToggle,
}: {
  readonly topology: Topology;
  readonly opened: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
}): ReactNode {
  const { services, height } = topology;
  const middle = Math.min(height / 2, 300);
  const rate = services.reduce((sum, { traffic }) => sum + (traffic?.requestsPerSecond ?? 0), 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard (WCAG 2.1.1).
    <section className={styles.scroll} aria-label="Drawing of the fleet" tabIndex={0}>
      {/* biome-ignore lint/a11y/useSemanticElements: there is no fieldset within SVG. */}
      <svg
        className={styles.drawing}
        viewBox={`0 0 ${WIDTH} ${height}`}
        width={WIDTH}
        height={height}
        role="group"
        aria-label="Clients, gateway, services and instances"
      >
        <Edge from={[CLIENTS.x + CLIENTS.width, middle]} to={[GATEWAY.x, middle]} rate={rate} />
        <text x={147} y={middle - 8} textAnchor="middle" className={styles.edgeword}>
          {figure(rate)}/s
        </text>
        <Box x={CLIENTS.x} y={middle} width={CLIENTS.width} title="Clients" />
        <Box x={GATEWAY.x} y={middle} width={GATEWAY.width} title="Gateway" tone="accent" />
        {services.map((service) => (
          <Service
            key={service.group.key}
            service={service}
            middle={middle}
            isOpened={opened.has(service.group.key)}
            onToggle={onToggle}
          />
        ))}
      </svg>
    </section>
  );
}

function Service({
  service: { group, traffic, shown, top, height },
  middle,
  isOpened,
  onToggle,
}: {
  readonly service: TopologyService;
  readonly middle: number;
  readonly isOpened: boolean;
  readonly onToggle: (key: string) => void;
}): ReactNode {
  const y = top + Math.min(height / 2, 200);
  const { instances, routable } = group;
  const tone = toneOf(group);
  const isFoldable = instances.length > MOST_DRAWN;
  return (
    <g>
      <Edge
        from={[GATEWAY.x + GATEWAY.width, middle]}
        to={[SERVICE.x, y]}
        rate={traffic?.requestsPerSecond ?? 0}
      />
      <a href={routeTo(["traffic", group.namespace, group.type, group.service])}>
        <title>
          {group.service}, {routable} of {instances.length} routable, {rateWords(traffic)}
        </title>
        <Box
          x={SERVICE.x}
          y={y}
          width={SERVICE.width}
          title={cut(group.service, 28)}
          note={`${routable}/${instances.length} routable · ${rateWords(traffic)}`}
          tone={tone}
        />
      </a>
      {shown.map((agent, index) => (
        <Instance
          key={agent.agentId}
          agent={agent}
          from={[SERVICE.x + SERVICE.width, y]}
          y={top + 4 + index * 44 + 22}
          figures={traffic?.instances.find(({ agentId }) => agentId === agent.agentId)}
        />
      ))}
      {isFoldable && (
        <Fold group={group} isOpened={isOpened} y={y} onToggle={() => onToggle(group.key)} />
      )}
    </g>
  );
}

/** The instances of a large service as a bar of their states; opens and folds them. */
function Fold({
  group,
  isOpened,
  y,
  onToggle,
}: {
  readonly group: TopologyService["group"];
  readonly isOpened: boolean;
  readonly y: number;
  readonly onToggle: () => void;
}): ReactNode {
  const { byState, words } = statesOf(group);
  const x = isOpened ? SERVICE.x + SERVICE.width + 14 : INSTANCE.x;
  const width = isOpened ? 66 : INSTANCE.width;
  let at = x;
  return (
    <>
      {!isOpened && <Edge from={[SERVICE.x + SERVICE.width, y]} to={[INSTANCE.x, y]} rate={0} />}
      {/* biome-ignore lint/a11y/useSemanticElements: there is no button within SVG. */}
      <g
        role="button"
        tabIndex={0}
        aria-expanded={isOpened}
        aria-label={`${isOpened ? "Fold" : "Show"} the instances of ${group.service}: ${words}`}
        className={styles.fold}
        onClick={onToggle}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          onToggle();
        }}
      >
        <rect x={x} y={y - BOX / 2} width={width} height={BOX} rx={8} className={styles.box} />
        {!isOpened &&
          byState.map(([word, members]) => {
            const share = (members.length / group.instances.length) * (width - 24);
            const from = at + 12;
            at += share;
            return (
              <rect
                key={word}
                x={from}
                y={y + 6}
                width={share}
                height={5}
                className={styles.share}
                data-tone={stateOf(members[0] as AgentView).tone}
              />
            );
          })}
        <text x={x + 12} y={isOpened ? y + 4 : y - 2} className={styles.note}>
          {isOpened ? "fold" : cut(words, 40)}
        </text>
      </g>
    </>
  );
}

function Instance({
  agent,
  from,
  y,
  figures,
}: {
  readonly agent: AgentView;
  readonly from: readonly [number, number];
  readonly y: number;
  readonly figures: ServiceTrafficView["instances"][number] | undefined;
}): ReactNode {
  const { word, tone } = stateOf(agent);
  const place = agent.endpoint.replace(/^https?:\/\//, "");
  return (
    <>
      <Edge
        from={from}
        to={[INSTANCE.x, y]}
        rate={figures?.requestsPerSecond ?? 0}
        isBroken={agent.verdict.state !== "routable"}
      />
      <a href={routeTo(["instances", agent.name, agent.agentId])}>
        <title>
          {agent.name} at {place}: {word}, {rateWords(figures)}
        </title>
        <Box
          x={INSTANCE.x}
          y={y}
          width={INSTANCE.width}
          title={cut(place, 32)}
          note={`${word} · ${rateWords(figures)}`}
          tone={tone}
        />
      </a>
    </>
  );
}

function Box({
  x,
  y,
  width,
  title,
  note,
  tone = "plain",
}: {
  readonly x: number;
  /** Of its middle. */
  readonly y: number;
  readonly width: number;
  readonly title: string;
  readonly note?: string;
  readonly tone?: string;
}): ReactNode {
  return (
    <g className={styles.node}>
      <rect x={x} y={y - BOX / 2} width={width} height={BOX} rx={8} className={styles.box} />
      <rect
        x={x + 1}
        y={y - BOX / 2 + 8}
        width={3}
        height={BOX - 16}
        rx={1.5}
        className={styles.share}
        data-tone={tone}
      />
      <text x={x + 12} y={note === undefined ? y + 4 : y - 2} className={styles.name}>
        {title}
      </text>
      {note !== undefined && (
        <text x={x + 12} y={y + 12} className={styles.note}>
          {note}
        </text>
      )}
    </g>
  );
}

function Edge({
  from: [x1, y1],
  to: [x2, y2],
  rate,
  isBroken = false,
}: {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** Requests a second: the more, the wider. */
  readonly rate: number;
  readonly isBroken?: boolean;
}): ReactNode {
  const bend = (x1 + x2) / 2;
  return (
    <path
      d={`M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`}
      className={styles.edge}
      data-broken={isBroken || undefined}
      data-busy={rate > 0 || undefined}
      strokeWidth={Math.min(6, 1 + Math.log10(1 + rate) * 1.8)}
    />
  );
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
