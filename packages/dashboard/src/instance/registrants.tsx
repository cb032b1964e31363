import type { RegistrantView } from "agent-gateway-contract";
import type { ReactNode } from "react";
import { ago, duration, moment } from "web-kit";
import pages from "../parts/pages.module.css";

/** The processes that vouch for an instance. */
export function Registrants({
  registrants,
}: {
  readonly registrants: readonly RegistrantView[];
}): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard (WCAG 2.1.1).
    <section className={pages.scroll} tabIndex={0} aria-label="Processes">
      <table className={pages.table}>
        <thead>
          <tr>
            <th scope="col">Process</th>
            <th scope="col">Says</th>
            <th scope="col">Load</th>
            <th scope="col">Last beat</th>
            <th scope="col">Lease ends in</th>
            <th scope="col">Started</th>
          </tr>
        </thead>
        <tbody>
          {registrants.map((each) => (
            <tr key={each.instanceId}>
              <td className="mono">{each.instanceId}</td>
              <td>{each.status}</td>
              <td>{each.load === null ? "–" : `${Math.round(each.load * 100)} %`}</td>
              <td className={pages.nowrap} title={moment(each.lastHeartbeatAt)}>
                {ago(each.lastHeartbeatAt)}
              </td>
              <td className={pages.nowrap}>
                {each.leaseExpiresInMs <= 0 ? "over" : duration(each.leaseExpiresInMs / 1000)}
              </td>
              <td className={pages.nowrap}>{each.epoch > 0 ? moment(each.epoch) : "not said"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
