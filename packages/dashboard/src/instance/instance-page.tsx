import type {
  AgentView,
  DecisionList,
  InstanceDetail,
  InstanceTimeline,
} from "agent-gateway-contract";
import { type ReactNode, useEffect } from "react";
import {
  BackLink,
  CopyButton,
  JsonView,
  moment,
  Notice,
  PageHead,
  routeTo,
  StatusBadge,
  useStore,
} from "web-kit";
import { DecisionTable } from "../decisions/decision-table.tsx";
import { factTones, stateOf } from "../fleet/agent-state.ts";
import { fleet } from "../fleet/fleet-store.ts";
import { gatewayPath } from "../gateway/gateway-path.ts";
import { usePolled } from "../gateway/use-polled.ts";
import { Fact, Facts } from "../parts/fact.tsx";
import pages from "../parts/pages.module.css";
import { Problem } from "../parts/problem.tsx";
import { Waiting } from "../parts/waiting.tsx";
import styles from "./instance.module.css";
import { InstanceActions } from "./instance-actions.tsx";
import { Registrants } from "./registrants.tsx";
import { Timeline } from "./timeline.tsx";

/** One instance: its verdict with every reason, who vouches for it, what happened to it, what can be done with it. */
export function InstancePage({
  name,
  agentId,
}: {
  readonly name: string;
  readonly agentId: string;
}): ReactNode {
  const place = gatewayPath`/api/v1/agents/${name}/instances/${agentId}`;
  const detail = usePolled<InstanceDetail>(place);
  const timeline = usePolled<InstanceTimeline>(`${place}/timeline`);
  const decisions = usePolled<DecisionList>("/api/v1/decisions", { instance: agentId, limit: 10 });
  const live = useStore(fleet).agents?.get(agentId);
  const isGone = useStore(fleet).agents?.has(agentId) === false;
  // A change that the stream tells is looked at at once.
  const { look } = detail;
  const lookAtTimeline = timeline.look;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says that there is something new.
  useEffect(() => {
    look();
    lookAtTimeline();
  }, [live?.revision, live?.verdict.why, isGone, look, lookAtTimeline]);
  // What the stream tells is newer than the last look, but for the leases, which are no change.
  const agent = isGone ? undefined : detail.value?.agent;
  const above = <BackLink href={routeTo([])}>Fleet</BackLink>;
  if (agent === undefined) {
    return (
      <>
        <PageHead title={name} above={above} />
        <div className={pages.stack}>
          {isGone ? (
            <div className="surface">
              <Notice icon="trash" title="This instance is not registered now">
                It was removed, or its lease ran out long ago. Here is what is still known of it.
              </Notice>
            </div>
          ) : detail.error !== undefined ? (
            <Problem error={detail.error} onRetry={look} />
          ) : (
            <Waiting />
          )}
          {isGone && timeline.value !== undefined && (
            <section className={`surface ${pages.panel}`}>
              <h2>Timeline</h2>
              <Timeline entries={timeline.value.entries} />
            </section>
          )}
        </div>
      </>
    );
  }
  const refresh = (): void => {
    look();
    timeline.look();
  };
  return (
    <>
      <PageHead
        title={agent.name}
        above={above}
        actions={<InstanceActions agent={agent} onDone={refresh} />}
      >
        {agent.description || "It says nothing of itself."}
      </PageHead>
      <div className={pages.stack}>
        <div className={pages.two}>
          <VerdictPanel agent={agent} rule={detail.value?.rule ?? ""} />
          <AboutPanel agent={agent} />
        </div>
        <section className={`surface ${pages.panel}`}>
          <h2>Processes that vouch for it</h2>
          <Registrants registrants={agent.registrants} />
        </section>
        <section className={`surface ${pages.panel}`}>
          <h2>Timeline</h2>
          {timeline.value === undefined ? (
            <Waiting rows={2} />
          ) : (
            <Timeline entries={timeline.value.entries} />
          )}
        </section>
        <section className={`surface ${pages.panel}`}>
          <h2>Last requests that were sent there</h2>
          <DecisionTable decisions={decisions.value?.decisions ?? []} />
        </section>
        {Object.keys(agent.metadata).length > 0 && (
          <section className={`surface ${pages.panel}`}>
            <h2>Metadata</h2>
            <JsonView value={agent.metadata} label="Metadata" openDepth={1} />
          </section>
        )}
      </div>
    </>
  );
}

function VerdictPanel({
  agent,
  rule,
}: {
  readonly agent: AgentView;
  readonly rule: string;
}): ReactNode {
  const { word, tone } = stateOf(agent);
  const facts = [
    ["Operator", agent.operator],
    ["Lease", agent.lease],
    ["Its word", agent.status],
    ["Probe", agent.probe],
    ["Traffic", agent.traffic],
  ] as const;
  return (
    <section className={`surface ${pages.panel}`} aria-label="Verdict">
      <div className={pages.panelhead}>
        <h2>Verdict</h2>
        <StatusBadge tone={tone} dot>
          {word}
        </StatusBadge>
      </div>
      <p className={styles.verdict}>{agent.verdict.why}</p>
      <ul className={styles.facts}>
        {facts.map(([title, { state, why }]) => (
          <li key={title}>
            <span>{title}</span>
            <span>
              <StatusBadge tone={factTones[state] ?? "plain"}>
                {state.replace("_", " ")}
              </StatusBadge>
            </span>
            <span className="anywhere">{why}</span>
          </li>
        ))}
      </ul>
      <details className={styles.rule}>
        <summary>How a verdict follows</summary>
        <p>{rule}</p>
      </details>
    </section>
  );
}

function AboutPanel({ agent }: { readonly agent: AgentView }): ReactNode {
  return (
    <section className={`surface ${pages.panel}`} aria-label="About">
      <h2>About</h2>
      <Facts>
        <Fact name="Service">
          {agent.namespace === "default" ? "" : `${agent.namespace} / `}
          {agent.service}
        </Fact>
        <Fact name="Type">{agent.type}</Fact>
        <Fact name="Version">{agent.version}</Fact>
        <Fact name="Endpoint">
          {agent.endpoint} <CopyButton text={agent.endpoint} label="Copy the endpoint" />
        </Fact>
        <Fact name="Health check">{agent.healthCheckEndpoint ?? "none declared"}</Fact>
        <Fact name="Zone">{agent.zone ?? "–"}</Fact>
        <Fact name="Protocols">{agent.protocolVersions.join(", ") || "–"}</Fact>
        <Fact name="Tools digest">{agent.toolsDigest ?? "–"}</Fact>
        <Fact name="Registered">{moment(agent.registeredAt)}</Fact>
        <Fact name="Id">
          <span className="mono">{agent.agentId}</span>
        </Fact>
        {agent.tags.length > 0 && (
          <Fact name="Tags">
            <Labels values={agent.tags} />
          </Fact>
        )}
        {agent.capabilities.length > 0 && (
          <Fact name="Capabilities">
            <Labels values={agent.capabilities} />
          </Fact>
        )}
      </Facts>
    </section>
  );
}

const MAX_LABELS = 40;

function Labels({ values }: { readonly values: readonly string[] }): ReactNode {
  return (
    <span className={pages.badges}>
      {values.slice(0, MAX_LABELS).map((value) => (
        <StatusBadge key={value} tone="plain">
          {value}
        </StatusBadge>
      ))}
      {values.length > MAX_LABELS && (
        <span className="quiet">{values.length - MAX_LABELS} more</span>
      )}
    </span>
  );
}
