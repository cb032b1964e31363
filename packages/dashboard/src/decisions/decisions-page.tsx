import { NativeSelect, TextInput } from "@mantine/core";
import type { DecisionList, DecisionView } from "agent-gateway-contract";
import { type ReactNode, useState } from "react";
import { BackLink, exactMoment, PageHead, routeTo } from "web-kit";
import { gatewayPath } from "../gateway/gateway-path.ts";
import { usePolled } from "../gateway/use-polled.ts";
import pages from "../parts/pages.module.css";
import { Problem } from "../parts/problem.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { DecisionExplained } from "./decision-explained.tsx";
import { AnswerBadge, DecisionTable } from "./decision-table.tsx";

/** The last requests: where they went, and one of them explained. */
export function DecisionsPage({ id }: { readonly id: string | undefined }): ReactNode {
  return id === undefined ? <DecisionsList /> : <OneDecision id={id} />;
}

function DecisionsList(): ReactNode {
  const [service, setService] = useState("");
  const [tool, setTool] = useState("");
  const [failed, setFailed] = useState("");
  const query = { service: service.trim(), tool: tool.trim(), failed, limit: 100 };
  const { value, error, look } = usePolled<DecisionList>("/api/v1/decisions", query, 3000);
  return (
    <>
      <PageHead title="Decisions">
        Where the last requests went, latest first. The gateway keeps a thousand.
      </PageHead>
      <div className={pages.stack}>
        <search className={pages.filters}>
          <TextInput
            label="Service"
            value={service}
            onChange={(event) => setService(event.currentTarget.value)}
          />
          <TextInput
            label="Tool"
            value={tool}
            onChange={(event) => setTool(event.currentTarget.value)}
          />
          <NativeSelect
            label="How it went"
            value={failed}
            onChange={(event) => setFailed(event.currentTarget.value)}
            data={[
              { value: "", label: "Any" },
              { value: "true", label: "Failed or asked twice" },
              { value: "false", label: "Well at once" },
            ]}
          />
        </search>
        {value === undefined ? (
          error === undefined ? (
            <Waiting />
          ) : (
            <Problem error={error} onRetry={look} />
          )
        ) : (
          <div className={`surface ${pages.panel}`}>
            <DecisionTable decisions={value.decisions} />
          </div>
        )}
      </div>
    </>
  );
}

function OneDecision({ id }: { readonly id: string }): ReactNode {
  const place = gatewayPath`/api/v1/decisions/${id}`;
  const { value, error, look } = usePolled<DecisionView>(place, {}, 600_000);
  const above = <BackLink href={routeTo(["decisions"])}>Decisions</BackLink>;
  if (value === undefined) {
    return (
      <>
        <PageHead title="A decision" above={above} />
        {error === undefined ? <Waiting rows={2} /> : <Problem error={error} onRetry={look} />}
      </>
    );
  }
  return (
    <>
      <PageHead
        title={value.tool ?? value.method}
        above={above}
        actions={<AnswerBadge decision={value} />}
      >
        {value.method} of {value.service}, {exactMoment(value.at)}
      </PageHead>
      <section className={`surface ${pages.panel}`}>
        <h2>Why it went there</h2>
        <DecisionExplained decision={value} />
      </section>
    </>
  );
}
