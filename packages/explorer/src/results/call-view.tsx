import { Button, Progress, Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { CopyButton, counted, Icon, JsonView, milliseconds, StatusBadge, type Tone } from "web-kit";
import type { Call, Outcome } from "../calls/call.ts";
import { cancelCall } from "../calls/calls.ts";
import { ChangeList, changesIn } from "./change-list.tsx";
import { ContentBlocks } from "./content-blocks.tsx";
import { RecordCard } from "./record-card.tsx";
import { ResultTable, type RowLinks } from "./result-table.tsx";
import styles from "./results.module.css";
import { cardsIn, tablesIn } from "./tables-in.ts";
import { WireView } from "./wire-view.tsx";

const said: Readonly<Record<Outcome, readonly [Tone, string]>> = {
  running: ["info", "Running"],
  done: ["good", "Done"],
  refused: ["warn", "Refused"],
  failed: ["bad", "Failed"],
  cancelled: ["plain", "Cancelled"],
};

/** A call as it goes on, and what came of it: table, card, text, JSON, and the wire. */
export function CallView({
  call,
  links,
  actions,
}: {
  readonly call: Call;
  readonly links: RowLinks;
  /** What can be done next, beside how it went. */
  readonly actions?: ReactNode;
}): ReactNode {
  const [tone, word] = said[call.outcome];
  return (
    <div className={styles.stack}>
      <div className={styles.head} role="status">
        <StatusBadge tone={tone} dot>
          {word}
        </StatusBadge>
        {call.durationMs !== undefined && (
          <span className="quiet number">{milliseconds(call.durationMs)}</span>
        )}
        {typeof call.result?.structuredContent?.total === "number" && (
          <span className="quiet">
            {call.result.structuredContent.total.toLocaleString("en-GB")} in all
          </span>
        )}
        <span className={styles.push} />
        {call.outcome === "running" ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<Icon name="stop" size={12} />}
            onClick={() => cancelCall(call.id)}
          >
            Cancel
          </Button>
        ) : (
          actions
        )}
      </div>
      {call.outcome === "running" && <RunningBar call={call} />}
      {call.error !== undefined && <p className={styles.failure}>{call.error}</p>}
      {call.outcome === "cancelled" && (
        <p className="quiet">
          Stopped before an answer came. What the server had already done stays done.
        </p>
      )}
      <CallTabs key={`${call.id} ${call.outcome === "running"}`} call={call} links={links} />
    </div>
  );
}

function RunningBar({ call: { progress } }: { readonly call: Call }): ReactNode {
  const share =
    progress?.total === undefined || progress.total === 0
      ? undefined
      : (100 * progress.progress) / progress.total;
  return (
    <div>
      <Progress
        value={share ?? 100}
        animated={share === undefined}
        aria-label="Progress of the call"
      />
      <p className="quiet number">
        {share !== undefined &&
          progress !== undefined &&
          `${Math.floor(progress.progress)} of ${progress.total} `}
        {progress?.message ?? (progress === undefined ? "Waiting for the server…" : "")}
      </p>
    </div>
  );
}

function CallTabs({ call, links }: { readonly call: Call; readonly links: RowLinks }): ReactNode {
  const { result, exchanges } = call;
  const structured = result?.structuredContent;
  const changes = changesIn(structured);
  const tables = tablesIn(structured).filter(({ path }) => path !== "changes");
  const cards = cardsIn(structured);
  const text = (result?.content ?? [])
    .flatMap((block) => (block.text === undefined ? [] : [block.text]))
    .join("\n");
  if (result?.isError === true) {
    return (
      <Tabs defaultValue="text" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="text">Answer</Tabs.Tab>
          <Tabs.Tab value="wire">Wire</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="text" pt="sm">
          <p className={styles.refusal}>{text}</p>
        </Tabs.Panel>
        <Tabs.Panel value="wire" pt="sm">
          <WireView exchanges={exchanges} />
        </Tabs.Panel>
      </Tabs>
    );
  }
  const first =
    changes !== undefined
      ? "changes"
      : tables.length > 0
        ? "table"
        : cards.length > 0
          ? "card"
          : result === undefined
            ? "wire"
            : "text";
  if (result === undefined && exchanges.length === 0) {
    return call.outcome === "running" ? null : (
      <p className="quiet">The answer was not kept over the reload. Run it again to see it.</p>
    );
  }
  return (
    <Tabs defaultValue={first} keepMounted={false}>
      <Tabs.List>
        {changes !== undefined && <Tabs.Tab value="changes">Changes</Tabs.Tab>}
        {tables.length > 0 && <Tabs.Tab value="table">Table</Tabs.Tab>}
        {cards.length > 0 && <Tabs.Tab value="card">Record</Tabs.Tab>}
        {result !== undefined && <Tabs.Tab value="text">Text</Tabs.Tab>}
        {result !== undefined && <Tabs.Tab value="json">JSON</Tabs.Tab>}
        <Tabs.Tab value="wire">Wire</Tabs.Tab>
      </Tabs.List>
      {changes !== undefined && (
        <Tabs.Panel value="changes" pt="sm">
          <ChangeList changes={changes} />
        </Tabs.Panel>
      )}
      <Tabs.Panel value="table" pt="sm">
        <div className={styles.stack}>
          {tables.map((table) => (
            <div key={table.path}>
              {tables.length > 1 && (
                <h3 className={styles.tablehead}>
                  {table.path} <span className="quiet">{counted(table.rows.length, "row")}</span>
                </h3>
              )}
              <ResultTable table={table} links={links} />
            </div>
          ))}
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="card" pt="sm">
        <div className={styles.stack}>
          {cards.map((card) => (
            <RecordCard key={card.path} card={card} />
          ))}
        </div>
      </Tabs.Panel>
      <Tabs.Panel value="text" pt="sm">
        <ContentBlocks blocks={result?.content ?? []} />
      </Tabs.Panel>
      <Tabs.Panel value="json" pt="sm">
        <div className={styles.head}>
          <span className="quiet">The result, as the protocol has it</span>
          <span className={styles.push} />
          <CopyButton text={JSON.stringify(result, null, 2)} label="Copy the result" />
        </div>
        <JsonView value={result} label="Result as JSON" />
      </Tabs.Panel>
      <Tabs.Panel value="wire" pt="sm">
        <WireView exchanges={exchanges} />
      </Tabs.Panel>
    </Tabs>
  );
}
