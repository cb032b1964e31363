import type { ServiceTrafficView, Traffic } from "agent-gateway-contract";
import type { ReactNode } from "react";
import { BackLink, Notice, PageHead, routeTo, StatusBadge } from "web-kit";
import { usePolled } from "../gateway/use-polled.ts";
import pages from "../parts/pages.module.css";
import { Problem } from "../parts/problem.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { figure, LineChart } from "./line-chart.tsx";
import { topAndRest } from "./top-and-rest.ts";
import styles from "./traffic.module.css";
import { Latencies } from "./traffic-page.tsx";

/** So many instances or tools have a row of their own. */
const MOST = 20;

/** What passes through one service: over time, by instance, by tool. */
export function ServiceTrafficPage({
  namespace,
  type,
  service,
}: {
  readonly namespace: string;
  readonly type: string;
  readonly service: string;
}): ReactNode {
  const asked = { namespace, type, service, history: true };
  const { value, error, look } = usePolled<Traffic>("/api/v1/traffic", asked);
  const [known] = value?.services ?? [];
  return (
    <>
      <PageHead
        title={service}
        above={<BackLink href={routeTo(["traffic"])}>Traffic</BackLink>}
        actions={
          <>
            <StatusBadge tone="plain">{type}</StatusBadge>
            {known !== undefined && (
              <StatusBadge tone="accent">balanced by {known.policy}</StatusBadge>
            )}
            {known?.isPanic === true && <StatusBadge tone="bad">panic</StatusBadge>}
          </>
        }
      >
        {known?.isPanic === true
          ? "Fewer than half of its instances are fit, so all live ones are asked."
          : "The last ten minutes; figures in the tables are of the last minute."}
      </PageHead>
      {known !== undefined ? (
        <div className={pages.stack}>
          <Charts service={known} />
          <section className={`surface ${pages.panel}`}>
            <h2>Instances</h2>
            <InstanceFigures instances={known.instances} />
          </section>
          <section className={`surface ${pages.panel}`}>
            <h2>Tools</h2>
            <ToolFigures tools={known.tools} />
          </section>
        </div>
      ) : error !== undefined ? (
        <Problem error={error} onRetry={look} />
      ) : value === undefined ? (
        <Waiting />
      ) : (
        <div className="surface">
          <Notice icon="chart" title="Nothing has passed through yet">
            As soon as a request goes to {service}, it is counted here.
          </Notice>
        </div>
      )}
    </>
  );
}

function Charts({ service }: { readonly service: ServiceTrafficView }): ReactNode {
  const { history = [] } = service;
  const moments = history.map(({ at }) => at);
  return (
    <section className={`surface ${pages.panel}`} aria-label="Over time">
      <div className={styles.charts}>
        <LineChart
          title="Requests and errors a second"
          unit="/s"
          moments={moments}
          series={[
            { name: "requests", values: history.map((point) => point.requestsPerSecond) },
            { name: "errors", values: history.map((point) => point.errorsPerSecond) },
          ]}
        />
        <LineChart
          title="Time to the first byte"
          unit="ms"
          moments={moments}
          series={(["p50", "p95", "p99"] as const).map((rank) => ({
            name: rank,
            values: history.map(({ latencyMs }) => latencyMs?.[rank] ?? null),
          }))}
        />
        <LineChart
          title="In flight"
          unit=""
          moments={moments}
          series={[{ name: "requests", values: history.map(({ inFlight }) => inFlight) }]}
        />
      </div>
    </section>
  );
}

function InstanceFigures({ instances }: Pick<ServiceTrafficView, "instances">): ReactNode {
  const { top, rest } = topAndRest(instances, ({ requests }) => requests, MOST);
  return (
    <FigureTable
      label="Figures by instance"
      first="Instance"
      last={[
        { title: "Weight", isFigure: true },
        { title: "Why not", isFigure: false },
      ]}
      rest={rest}
    >
      {top.map((each) => (
        <tr key={each.agentId}>
          <td>
            <a href={routeTo(["instances", each.name, each.agentId])}>{each.name}</a>
            <span className="quiet mono"> {each.agentId.slice(0, 8)}</span>
          </td>
          <FigureCells of={each} />
          <td className={pages.figure}>{figure(each.weight)}</td>
          <td>{each.leftOut ?? "–"}</td>
        </tr>
      ))}
    </FigureTable>
  );
}

function ToolFigures({ tools }: Pick<ServiceTrafficView, "tools">): ReactNode {
  if (tools.length === 0) return <p className="quiet">No tool was called yet.</p>;
  const { top, rest } = topAndRest(tools, ({ requests }) => requests, MOST);
  return (
    <FigureTable label="Figures by tool" first="Tool" last={[]} rest={rest}>
      {top.map((each) => (
        <tr key={each.tool}>
          <td>{each.tool}</td>
          <FigureCells of={each} />
        </tr>
      ))}
    </FigureTable>
  );
}

type Figures = Pick<
  ServiceTrafficView,
  "requests" | "requestsPerSecond" | "errorsPerSecond" | "errors" | "inFlight" | "latencyMs"
>;

function FigureTable({
  label,
  first,
  last,
  rest,
  children,
}: {
  readonly label: string;
  readonly first: string;
  readonly last: readonly { readonly title: string; readonly isFigure: boolean }[];
  /** Those that have no row of their own. */
  readonly rest: readonly Figures[];
  readonly children: ReactNode;
}): ReactNode {
  const figures = ["Requests", "Errors", "All", "p50", "p95", "p99", "In flight"];
  const sum = (of: (each: Figures) => number): number =>
    rest.reduce((total, each) => total + of(each), 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard (WCAG 2.1.1).
    <section className={pages.scroll} tabIndex={0} aria-label={label}>
      <table className={pages.table}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {figures.map((title) => (
              <th key={title} scope="col" className={pages.figure}>
                {title}
              </th>
            ))}
            {last.map(({ title, isFigure }) => (
              <th key={title} scope="col" className={isFigure ? pages.figure : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {children}
          {rest.length > 0 && (
            <tr className={styles.rest}>
              <td>{rest.length} others together</td>
              <td className={pages.figure}>{figure(sum((each) => each.requestsPerSecond))}/s</td>
              <td className={pages.figure}>{figure(sum((each) => each.errorsPerSecond))}/s</td>
              <td className={pages.figure}>
                {sum((each) => each.requests).toLocaleString("en-GB")}
              </td>
              <td colSpan={3} />
              <td className={pages.figure}>{sum((each) => each.inFlight)}</td>
              {last.map(({ title }) => (
                <td key={title} />
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function FigureCells({ of }: { readonly of: Figures }): ReactNode {
  return (
    <>
      <td className={pages.figure}>{figure(of.requestsPerSecond)}/s</td>
      <td className={pages.figure}>{figure(of.errorsPerSecond)}/s</td>
      <td className={pages.figure}>{of.requests.toLocaleString("en-GB")}</td>
      <Latencies latencyMs={of.latencyMs} />
      <td className={pages.figure}>{of.inFlight}</td>
    </>
  );
}
