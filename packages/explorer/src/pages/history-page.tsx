import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import {
  clockTime,
  goTo,
  Icon,
  milliseconds,
  Notice,
  PageHead,
  routeTo,
  StatusBadge,
  type Tone,
  useLoaded,
  useStore,
} from "web-kit";
import type { Call, Outcome } from "../calls/call.ts";
import { calls, forgetCalls } from "../calls/calls.ts";
import type { Health } from "../server/public-api.ts";
import { useServer } from "../server/server-context.tsx";
import { rememberArgs } from "../tools/remembered-args.ts";
import { ToolAnswer } from "../tools/tool-answer.tsx";
import styles from "./history-page.module.css";
import pageStyles from "./pages.module.css";

const tones: Readonly<Record<Outcome, Tone>> = {
  running: "info",
  done: "good",
  refused: "warn",
  failed: "bad",
  cancelled: "plain",
};

/** The reader's calls, and one of them with all that came of it. */
export function HistoryPage({
  id,
  mode,
}: {
  readonly id: string | undefined;
  readonly mode: Health["mode"] | undefined;
}): ReactNode {
  const all = useStore(calls);
  const server = useServer();
  const { value: tools } = useLoaded(server.tools);
  const current =
    all.find((call) => String(call.id) === id) ?? (id === undefined ? all[0] : undefined);
  return (
    <>
      <PageHead
        title="History"
        actions={
          all.length > 0 && (
            <Button
              variant="default"
              size="xs"
              leftSection={<Icon name="trash" size={14} />}
              onClick={forgetCalls}
            >
              Forget all
            </Button>
          )
        }
      >
        The last hundred calls of this tab. Answers are kept until it is reloaded, the rest until it
        is closed.
      </PageHead>
      {all.length === 0 ? (
        <div className="surface">
          <Notice
            icon="history"
            title="No calls yet"
            actions={
              <Button component="a" href={routeTo(["tools"])} variant="default">
                Find a tool
              </Button>
            }
          >
            Every tool that you run is kept here with its arguments, its answer and its requests.
          </Notice>
        </div>
      ) : (
        <div className={pageStyles.two}>
          <nav className={`surface ${styles.calls}`} aria-label="Calls">
            <ol className={pageStyles.list}>
              {all.map((call) => (
                <CallLink key={call.id} call={call} isCurrent={call === current} />
              ))}
            </ol>
          </nav>
          {current !== undefined && (
            <section className={`surface ${pageStyles.panel}`} aria-label="The call">
              <div className={styles.head}>
                <h2>
                  <a href={routeTo(["tools", current.tool])}>
                    <code>{current.tool}</code>
                  </a>
                </h2>
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => {
                    rememberArgs(current.tool, current.args);
                    goTo(["tools", current.tool]);
                  }}
                >
                  Open with these arguments
                </Button>
              </div>
              <pre className={styles.args}>{JSON.stringify(current.args, null, 2)}</pre>
              <ToolAnswer
                call={current}
                tool={tools?.find(({ name }) => name === current.tool)}
                mode={mode}
                onCall={(next) => goTo(["history", String(next)])}
              />
            </section>
          )}
        </div>
      )}
    </>
  );
}

function CallLink({
  call,
  isCurrent,
}: {
  readonly call: Call;
  readonly isCurrent: boolean;
}): ReactNode {
  const { id, tool, args, outcome, durationMs, startedAt, generation } = call;
  return (
    <li>
      <a
        className={pageStyles.listlink}
        href={routeTo(["history", String(id)])}
        aria-current={isCurrent ? "true" : undefined}
      >
        <span className={styles.line}>
          <code>{tool}</code>
          <StatusBadge tone={tones[outcome]}>{outcome}</StatusBadge>
        </span>
        <small className={styles.given}>{summary(args)}</small>
        <small className="number">
          {clockTime(startedAt)}
          {durationMs !== undefined && ` · ${milliseconds(durationMs)}`} · {generation}
        </small>
      </a>
    </li>
  );
}

function summary(args: Call["args"]): string {
  const entries = Object.entries(args);
  return entries.length === 0
    ? "no arguments"
    : entries
        .map(
          ([name, value]) =>
            `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
        )
        .join(", ");
}
