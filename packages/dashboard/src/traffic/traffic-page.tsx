import type { ServiceTrafficView, Traffic } from "agent-gateway-contract";
import type { ReactNode } from "react";
import { milliseconds, Notice, PageHead, routeTo, Sparkline, StatusBadge } from "web-kit";
import { usePolled } from "../gateway/use-polled.ts";
import pages from "../parts/pages.module.css";
import { Problem } from "../parts/problem.tsx";
import { Tile, Tiles } from "../parts/tile.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { figure, LineChart, MAX_SERIES, type Series } from "./line-chart.tsx";
import { topAndRest } from "./top-and-rest.ts";
import styles from "./traffic.module.css";

/** What passes through the gateway, by service. */
export function TrafficPage(): ReactNode {
  const { value, error, look } = usePolled<Traffic>("/api/v1/traffic", { history: true });
  return (
    <>
      <PageHead title="Traffic">
        Requests, errors and latencies of the last ten minutes; figures are of the last minute.
      </PageHead>
      {value === undefined ? (
        error === undefined ? (
          <Waiting />
        ) : (
          <Problem error={error} onRetry={look} />
        )
      ) : value.services.length === 0 ? (
        <div className="surface">
          <Notice icon="chart" title="Nothing has passed through yet">
            Point a client at <code>{location.origin}/&#123;service&#125;/mcp</code>.
          </Notice>
        </div>
      ) : (
        <div className={error === undefined ? pages.stack : `${pages.stack} ${pages.stale}`}>
          <Totals services={value.services} />
          <section className={`surface ${pages.panel}`} aria-label="By service, over time">
            <LineChart
              title="Requests a second, by service"
              unit="/s"
              moments={momentsOf(value.services)}
              series={seriesOf(value.services)}
            />
          </section>
          <section className={`surface ${pages.panel}`}>
            <h2>Services</h2>
            <Services services={value.services} />
          </section>
        </div>
      )}
    </>
  );
}

function Totals({ services }: { readonly services: readonly ServiceTrafficView[] }): ReactNode {
  const sum = (of: (service: ServiceTrafficView) => number): number =>
    services.reduce((total, service) => total + of(service), 0);
  const requests = sum(({ requestsPerSecond }) => requestsPerSecond);
  const errors = sum(({ errorsPerSecond }) => errorsPerSecond);
  return (
    <Tiles>
      <Tile name="Requests" value={`${figure(requests)}/s`} note="in the last minute" />
      <Tile
        name="Errors"
        value={requests === 0 ? "0 %" : `${figure((errors / requests) * 100)} %`}
        note={`${figure(errors)}/s`}
      />
      <Tile name="In flight" value={sum(({ inFlight }) => inFlight)} note="streams included" />
      <Tile name="Waiting" value={sum(({ waiting }) => waiting)} note="for an instance" />
      <Tile
        name="All together"
        value={sum(({ requests: all }) => all).toLocaleString("en-GB")}
        note="since the gateway started"
      />
    </Tiles>
  );
}

function Services({ services }: { readonly services: readonly ServiceTrafficView[] }): ReactNode {
  const sorted = services.toSorted((a, b) => b.requestsPerSecond - a.requestsPerSecond);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard (WCAG 2.1.1).
    <section className={pages.scroll} tabIndex={0} aria-label="Figures by service">
      <table className={pages.table}>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">Policy</th>
            <th scope="col">Ten minutes</th>
            {["Requests", "Errors", "p50", "p95", "p99", "In flight"].map((title) => (
              <th key={title} scope="col" className={pages.figure}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((each) => (
            <tr key={`${each.namespace}/${each.type}/${each.service}`}>
              <td>
                <a href={routeTo(["traffic", each.namespace, each.type, each.service])}>
                  {each.service}
                </a>{" "}
                <StatusBadge tone="plain">{each.type}</StatusBadge>{" "}
                {each.isPanic && (
                  <StatusBadge tone="bad" title="Fewer than half are fit: all live ones are asked">
                    panic
                  </StatusBadge>
                )}
              </td>
              <td>{each.policy}</td>
              <td>
                <div className={styles.spark}>
                  <Sparkline
                    values={(each.history ?? []).map(({ requestsPerSecond }) => requestsPerSecond)}
                    label="Requests a second"
                  />
                </div>
              </td>
              <td className={pages.figure}>{figure(each.requestsPerSecond)}/s</td>
              <td className={pages.figure}>{figure(each.errorsPerSecond)}/s</td>
              <Latencies latencyMs={each.latencyMs} />
              <td className={pages.figure}>{each.inFlight}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Three cells: half, 95 and 99 of a hundred answers began within. */
export function Latencies({
  latencyMs,
}: {
  readonly latencyMs: ServiceTrafficView["latencyMs"];
}): ReactNode {
  return (["p50", "p95", "p99"] as const).map((rank) => (
    <td key={rank} className={pages.figure}>
      {latencyMs.count === 0 ? "–" : milliseconds(latencyMs[rank])}
    </td>
  ));
}

/** When the points of the histories were taken: those of the longest. */
export function momentsOf(services: readonly ServiceTrafficView[]): readonly string[] {
  const longest = services.reduce<ServiceTrafficView["history"]>(
    (most, { history }) => ((history?.length ?? 0) > (most?.length ?? 0) ? history : most),
    [],
  );
  return (longest ?? []).map(({ at }) => at);
}

function seriesOf(services: readonly ServiceTrafficView[]): readonly Series[] {
  const length = momentsOf(services).length;
  const valuesOf = ({ history = [] }: ServiceTrafficView): readonly (number | null)[] => [
    ...Array.from({ length: length - history.length }, () => null),
    ...history.map(({ requestsPerSecond }) => requestsPerSecond),
  ];
  const { top, rest } = topAndRest(services, ({ requests }) => requests, MAX_SERIES - 1);
  const lines = top.map((each) => ({ name: each.service, values: valuesOf(each) }));
  if (rest.length === 0) return lines;
  const together = rest.map(valuesOf);
  const values = Array.from({ length }, (_, index) =>
    together.reduce((sum, line) => sum + (line[index] ?? 0), 0),
  );
  return [...lines, { name: `${rest.length} others`, values }];
}
