import type { DecisionView } from "agent-gateway-contract";
import type { ReactNode } from "react";
import { clockTime, milliseconds, routeTo, StatusBadge } from "web-kit";
import pages from "../parts/pages.module.css";

/** Some decisions, latest first; each leads to its explanation. */
export function DecisionTable({
  decisions,
}: {
  readonly decisions: readonly DecisionView[];
}): ReactNode {
  if (decisions.length === 0) return <p className="quiet">No request yet.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard (WCAG 2.1.1).
    <section className={pages.scroll} tabIndex={0} aria-label="Decisions">
      <table className={`${pages.table} ${pages.cards}`}>
        <thead>
          <tr>
            <th scope="col">At</th>
            <th scope="col">Request</th>
            <th scope="col">Service</th>
            <th scope="col">Went to</th>
            <th scope="col">Chosen by</th>
            <th scope="col">Answer</th>
            <th scope="col" className={pages.figure}>
              Took
            </th>
          </tr>
        </thead>
        <tbody>
          {decisions.map((decision) => (
            <tr key={decision.id}>
              <td className={pages.nowrap} data-label="At">
                <a href={routeTo(["decisions", decision.id])}>
                  {clockTime(decision.at)}
                  <span className="visually-hidden">: why {decision.method} went there</span>
                </a>
              </td>
              <td data-label="Request">
                {decision.method}
                {decision.tool !== null && <strong> {decision.tool}</strong>}
              </td>
              <td data-label="Service">{decision.service}</td>
              <td data-label="Went to">
                {decision.attempts.map(({ name }) => name).join(" → ") || "nobody"}
              </td>
              <td data-label="Chosen by">{decision.chosenBy}</td>
              <td data-label="Answer">
                <AnswerBadge decision={decision} />
              </td>
              <td className={pages.figure} data-label="Took">
                {milliseconds(decision.durationMs)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the client got. */
export function AnswerBadge({ decision }: { readonly decision: DecisionView }): ReactNode {
  const { status, attempts } = decision;
  if (status === null) return <StatusBadge tone="plain">client left</StatusBadge>;
  if (status >= 500) return <StatusBadge tone="bad">{status}</StatusBadge>;
  return (
    <StatusBadge tone={attempts.length > 1 ? "warn" : "good"}>
      {attempts.length > 1 ? `${status}, attempt ${attempts.length}` : status}
    </StatusBadge>
  );
}
