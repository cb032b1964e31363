import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { AuditEntry, AuditList } from "agent-gateway-contract";
import { type ReactNode, useState } from "react";
import { exactMoment, Notice, PageHead, routeTo, StatusBadge } from "web-kit";
import { usePolled } from "../gateway/use-polled.ts";
import pages from "../parts/pages.module.css";
import { Problem } from "../parts/problem.tsx";
import { Waiting } from "../parts/waiting.tsx";

const ACTIONS: readonly AuditEntry["action"][] = [
  "agent.register",
  "agent.unregister",
  "agent.drain",
  "agent.undrain",
  "agent.disable",
  "agent.enable",
  "agent.probe",
  "agent.remove",
  "name.release",
  "keys.reload",
];
const PAGE = 50;

/** Who did what, when and why. */
export function AuditPage(): ReactNode {
  const [action, setAction] = useState("");
  const [by, setBy] = useState("");
  const [name, setName] = useState("");
  const [limit, setLimit] = useState(PAGE);
  const query = { action, by: by.trim(), name: name.trim(), limit };
  const { value, error, look } = usePolled<AuditList>("/api/v1/audit", query);
  return (
    <>
      <PageHead title="Audit trail">What operators and keys did, latest first.</PageHead>
      <div className={pages.stack}>
        <search className={pages.filters}>
          <NativeSelect
            label="Action"
            value={action}
            onChange={(event) => setAction(event.currentTarget.value)}
            data={[{ value: "", label: "Any" }, ...ACTIONS]}
          />
          <TextInput
            label="Key"
            value={by}
            onChange={(event) => setBy(event.currentTarget.value)}
          />
          <TextInput
            label="Agent"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </search>
        {value === undefined ? (
          error === undefined ? (
            <Waiting />
          ) : (
            <Problem error={error} onRetry={look} />
          )
        ) : value.entries.length === 0 ? (
          <div className="surface">
            <Notice icon="list" title="No such line">
              {action === "" && by === "" && name === ""
                ? "As soon as somebody registers or an operator does something, it stands here."
                : "Nothing in the trail is like that."}
            </Notice>
          </div>
        ) : (
          <section className={`surface ${pages.panel}`} aria-label="Lines">
            <Entries entries={value.entries} />
            {value.total > value.entries.length && limit < 1000 && (
              <Button
                variant="default"
                size="xs"
                mt="sm"
                onClick={() => setLimit(Math.min(1000, limit + 200))}
              >
                Show more of {value.total}
              </Button>
            )}
          </section>
        )}
      </div>
    </>
  );
}

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard (WCAG 2.1.1).
    <section className={pages.scroll} tabIndex={0} aria-label="Audit trail">
      <table className={`${pages.table} ${pages.cards}`}>
        <thead>
          <tr>
            <th scope="col">At</th>
            <th scope="col">Action</th>
            <th scope="col">Key</th>
            <th scope="col">Agent</th>
            <th scope="col">Why</th>
            <th scope="col">From</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className={pages.nowrap} data-label="At">
                {exactMoment(entry.at)}
              </td>
              <td data-label="Action">
                <StatusBadge tone={entry.action === "agent.remove" ? "bad" : "plain"}>
                  {entry.action}
                </StatusBadge>
              </td>
              <td data-label="Key">{entry.by}</td>
              <td data-label="Agent">
                {entry.name !== null && entry.agentId !== null ? (
                  <a href={routeTo(["instances", entry.name, entry.agentId])}>{entry.name}</a>
                ) : (
                  (entry.name ?? "–")
                )}
              </td>
              <td className="anywhere" data-label="Why">
                {entry.why}
              </td>
              <td data-label="From">{entry.from ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
