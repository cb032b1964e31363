import type { DecisionView } from "agent-gateway-contract";
import type { ReactNode } from "react";
import { milliseconds, routeTo, StatusBadge } from "web-kit";
import pages from "../parts/pages.module.css";
import { explainDecision } from "./explain-decision.ts";

/** One decision in words, then who was asked and who was considered. */
export function DecisionExplained({ decision }: { readonly decision: DecisionView }): ReactNode {
  const { attempts, candidates } = decision;
  const asked = new Set(attempts.map(({ agentId }) => agentId));
  return (
    <>
      <ol>
        {explainDecision(decision).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      {attempts.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard (WCAG 2.1.1).
        <section className={pages.scroll} tabIndex={0} aria-label="Attempts">
          <table className={pages.table}>
            <thead>
              <tr>
                <th scope="col">Attempt</th>
                <th scope="col">Instance</th>
                <th scope="col">Outcome</th>
                <th scope="col">Why</th>
                <th scope="col" className={pages.figure}>
                  Took
                </th>
              </tr>
            </thead>
            <tbody>
              {attempts.map((each, index) => (
                <tr key={`${each.agentId} ${each.durationMs}`}>
                  <td>{index + 1}</td>
                  <td>
                    <a href={routeTo(["instances", each.name, each.agentId])}>{each.name}</a>{" "}
                    <span className="quiet mono">{each.agentId.slice(0, 8)}</span>
                  </td>
                  <td>
                    <StatusBadge tone={each.outcome === "answered" ? "good" : "bad"}>
                      {each.outcome.replace("_", " ")}
                    </StatusBadge>
                  </td>
                  <td>{each.why ?? "–"}</td>
                  <td className={pages.figure}>{milliseconds(each.durationMs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {candidates === undefined ? (
        <p className={pages.hint}>
          Who else was considered is kept for requests that ask for it with{" "}
          <code>X-Gateway-Trace: 1</code>, as those of the tools page do.
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: as above.
        <section className={pages.scroll} tabIndex={0} aria-label="Candidates">
          <table className={pages.table}>
            <thead>
              <tr>
                <th scope="col">Candidate</th>
                <th scope="col">Considered</th>
                <th scope="col" className={pages.figure}>
                  Weight
                </th>
                <th scope="col" className={pages.figure}>
                  In flight
                </th>
                <th scope="col" className={pages.figure}>
                  Expected
                </th>
              </tr>
            </thead>
            <tbody>
              {candidates.slice(0, 50).map((each) => (
                <tr key={each.agentId}>
                  <td>
                    {each.name} <span className="quiet mono">{each.agentId.slice(0, 8)}</span>{" "}
                    {asked.has(each.agentId) && <StatusBadge tone="accent">asked</StatusBadge>}
                  </td>
                  <td>{each.leftOut === null ? "yes" : `no: ${each.leftOut}`}</td>
                  <td className={pages.figure}>{each.weight}</td>
                  <td className={pages.figure}>{each.inFlight}</td>
                  <td className={pages.figure}>
                    {each.latencyMs === null ? "–" : milliseconds(each.latencyMs)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {candidates.length > 50 && (
            <p className={pages.hint}>{candidates.length - 50} more candidates.</p>
          )}
        </section>
      )}
    </>
  );
}
