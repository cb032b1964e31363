import type { ReactNode } from "react";
import {
  ago,
  CopyButton,
  counted,
  duration,
  Icon,
  moment,
  PageHead,
  routeTo,
  Sparkline,
  StatusBadge,
  type Tone,
  useLoaded,
} from "web-kit";
import type { HealthWatch } from "../connection/use-health.ts";
import { isUnauthorized } from "../mcp/failure.ts";
import type { GatewayHealth, Health, ProfileHealth, TwentyHealth } from "../server/public-api.ts";
import { useServer } from "../server/server-context.tsx";
import { whoAmI } from "../server/who-am-i.ts";
import { toolGroups } from "../tools/tool-groups.ts";
import { Problem } from "./problem.tsx";
import styles from "./status-page.module.css";

/** How everything is: the server, Twenty behind it, the workspace, the gateway before it. */
export function StatusPage({ watch }: { readonly watch: HealthWatch }): ReactNode {
  const { health, error, at, look } = watch;
  const server = useServer();
  return (
    <>
      <PageHead title="Status" actions={<MadeAt at={at} error={error} />}>
        People, companies, deals, notes, tasks and your own objects of a Twenty workspace, as tools
        for AI agents.
      </PageHead>
      {health === undefined ? (
        error === undefined ? (
          <div className={styles.grid} aria-busy="true">
            {["a", "b", "c", "d"].map((key) => (
              <div key={key} className={`surface ${styles.card} ${styles.empty}`} />
            ))}
          </div>
        ) : (
          <Problem error={error} onRetry={look} />
        )
      ) : (
        <div className={error === undefined ? undefined : styles.stale}>
          <Cards health={health} latencies={watch.latencies} />
          {health.profiles !== undefined && <Profiles profiles={health.profiles} />}
        </div>
      )}
      <section className={`surface ${styles.endpoint}`} aria-label="MCP endpoint">
        <div>
          <h2>MCP endpoint</h2>
          <code className="anywhere">{server.url}</code>
        </div>
        <div className={styles.endpointactions}>
          <CopyButton text={server.url} label="Copy the address" />
          <a className={styles.cta} href={routeTo(["connect"])}>
            Connect a client <Icon name="chevron" size={14} />
          </a>
        </div>
      </section>
      <Toolsets />
    </>
  );
}

function MadeAt({
  at,
  error,
}: {
  readonly at: number | undefined;
  readonly error: unknown;
}): ReactNode {
  if (at === undefined) return null;
  return (
    <span className="quiet" role="status">
      {error === undefined ? "Looked at every 5 s" : `No answer; as it was ${ago(at)}`}
    </span>
  );
}

function Cards({
  health,
  latencies,
}: {
  readonly health: Health;
  readonly latencies: readonly number[];
}): ReactNode {
  const { twenty, gateway } = health;
  const [tone, word] = twentyState(twenty);
  return (
    <div className={styles.grid}>
      <Card title="Twenty" tone={tone} word={word}>
        <Fact name="Answers in">
          {twenty.latencyMs === undefined ? "–" : `${Math.round(twenty.latencyMs)} ms`}
        </Fact>
        <Sparkline values={latencies} label="How long Twenty took to answer, in milliseconds" />
        {twenty.circuit !== undefined && <Fact name="Calls">{circuitWords(twenty.circuit)}</Fact>}
        {twenty.error !== undefined && <Fact name="Error">{twenty.error}</Fact>}
      </Card>
      <WorkspaceCard mode={health.mode} />
      <Card title="Server" tone={health.status === "healthy" ? "good" : "warn"} word={health.phase}>
        <Fact name="Version">{health.version}</Fact>
        <Fact name="Up">{duration(health.uptimeS)}</Fact>
        <Fact name="Sessions">{health.sessions}</Fact>
      </Card>
      {gateway.configured ? <GatewayCard gateway={gateway} /> : <NoGatewayCard />}
    </div>
  );
}

function WorkspaceCard({ mode }: { readonly mode: Health["mode"] }): ReactNode {
  const server = useServer();
  const { value, error } = useLoaded(whoAmI(server));
  const known = value?.structuredContent;
  const word = mode === "sandbox" ? "Sandbox" : "Live workspace";
  return (
    <Card title="Workspace" tone={mode === "sandbox" ? "accent" : "good"} word={word}>
      {isUnauthorized(error) ? (
        <p className="quiet">A key is needed to see more.</p>
      ) : (
        <>
          <Fact name="Name">{typeof known?.workspace === "string" ? known.workspace : "–"}</Fact>
          <Fact name="Objects">
            {Array.isArray(known?.objects) ? (
              <a href={routeTo(["schema"])}>{counted(known.objects.length, "object")}</a>
            ) : (
              "–"
            )}
          </Fact>
          {mode === "sandbox" ? (
            <p className={styles.aside}>
              Invented data. Set <code>TWENTY_API_URL</code> to use your own.
            </p>
          ) : (
            typeof known?.url === "string" && (
              <Fact name="Address">
                <a href={known.url} target="_blank" rel="noreferrer noopener" className="anywhere">
                  {known.url.replace(/^https?:\/\//, "")}
                </a>
              </Fact>
            )
          )}
        </>
      )}
    </Card>
  );
}

const gatewayTones: Readonly<Record<GatewayHealth["state"], Tone>> = {
  registered: "good",
  registering: "info",
  retrying: "warn",
  stopped: "plain",
};

function GatewayCard({ gateway }: { readonly gateway: GatewayHealth }): ReactNode {
  const { state, url, agent, lastHeartbeatAt, registeredAt, lastError, nextAttemptAt } = gateway;
  const beat = lastHeartbeatAt ?? registeredAt;
  return (
    <Card title="Agent Gateway" tone={gatewayTones[state]} word={state}>
      <Fact name="Last beat">
        {beat === undefined ? (
          "none yet"
        ) : (
          <time dateTime={beat} title={moment(beat)}>
            {ago(beat)}
          </time>
        )}
      </Fact>
      <Fact name="As">{agent}</Fact>
      <Fact name="At">{url.replace(/^https?:\/\//, "")}</Fact>
      {lastError !== undefined && <Fact name="Error">{lastError}</Fact>}
      {state === "retrying" && nextAttemptAt !== undefined && (
        <Fact name="Next try">{moment(nextAttemptAt)}</Fact>
      )}
    </Card>
  );
}

function NoGatewayCard(): ReactNode {
  return (
    <Card title="Agent Gateway" tone="plain" word="not configured">
      <p className={styles.aside}>
        Works alone. With <code>AGENT_GATEWAY_URL</code> it registers and is balanced with others of
        its kind.
      </p>
    </Card>
  );
}

function Profiles({ profiles }: { readonly profiles: readonly ProfileHealth[] }): ReactNode {
  return (
    <section className={`surface ${styles.section}`}>
      <h2>Workspaces to choose from</h2>
      <ul className={styles.rows}>
        {profiles.map(({ name, production, writes, signedIn, twenty }) => {
          const [tone, word] = twentyState(twenty);
          return (
            <li key={name}>
              <strong>{name}</strong>
              <StatusBadge tone={tone} dot>
                {word}
              </StatusBadge>
              {production && <StatusBadge tone="accent">production</StatusBadge>}
              {writes === "locked" && <StatusBadge tone="warn">writes locked</StatusBadge>}
              {signedIn === false && <StatusBadge tone="warn">nobody signed in</StatusBadge>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Toolsets(): ReactNode {
  const server = useServer();
  const tools = useLoaded(server.tools);
  const sets = useLoaded(server.toolsets);
  if (tools.error !== undefined && isUnauthorized(tools.error)) {
    return <Problem error={tools.error} onRetry={tools.reload} />;
  }
  const groups = toolGroups(tools.value ?? [], sets.value ?? []);
  if (groups.length === 0) return null;
  return (
    <section className={`surface ${styles.section}`}>
      <h2>Toolsets</h2>
      <ul className={styles.sets}>
        {groups.map(({ name, title, description, isDefault, tools: members }) => (
          <li key={name}>
            <a href={routeTo(["tools"], { toolset: name })}>
              <span className={styles.setname}>
                {title} <span className={styles.setcount}>{members.length}</span>
                {isDefault && <StatusBadge tone="plain">by default</StatusBadge>}
              </span>
              <small>{description}</small>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Card({
  title,
  tone,
  word,
  children,
}: {
  readonly title: string;
  readonly tone: Tone;
  readonly word: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className={`surface ${styles.card}`} aria-label={title}>
      <div className={styles.cardhead}>
        <h2>{title}</h2>
        <StatusBadge tone={tone} dot>
          {word}
        </StatusBadge>
      </div>
      {children}
    </section>
  );
}

function Fact({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <p className={styles.fact}>
      <span>{name}</span>
      <span className="number anywhere">{children}</span>
    </p>
  );
}

function twentyState({ reachable, authenticated }: TwentyHealth): readonly [Tone, string] {
  if (!reachable) return ["bad", "does not answer"];
  return authenticated === false ? ["bad", "key refused"] : ["good", "reachable"];
}

function circuitWords(circuit: string): string {
  return circuit === "closed"
    ? "let through"
    : circuit === "open"
      ? "held back"
      : "tried carefully";
}
