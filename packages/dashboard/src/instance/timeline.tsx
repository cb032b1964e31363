import type { InstanceTimeline } from "agent-gateway-contract";
import type { ReactNode } from "react";
import { ago, counted, exactMoment, StatusBadge, type Tone } from "web-kit";
import styles from "./instance.module.css";

type Entry = InstanceTimeline["entries"][number];

const tones: Readonly<Partial<Record<Entry["kind"], Tone>>> = {
  registered: "good",
  removed: "bad",
  drained: "info",
  disabled: "info",
  undrained: "good",
  enabled: "good",
  traffic: "warn",
  lease: "warn",
  probe: "accent",
};

/** What happened to an instance, latest first. */
export function Timeline({ entries }: { readonly entries: readonly Entry[] }): ReactNode {
  if (entries.length === 0) return <p className="quiet">Nothing yet.</p>;
  return (
    <ol className={styles.timeline}>
      {entries.toReversed().map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: several things may happen in one moment, and the list only grows at its top.
        <li key={`${entry.at}-${index}`}>
          <span className={styles.kind}>
            <StatusBadge tone={tones[entry.kind] ?? "plain"}>{entry.kind}</StatusBadge>
          </span>
          <span className="anywhere">
            {entry.kind === "beats" ? counted(entry.count, "heartbeat") : entry.why}
            {entry.kind !== "beats" && entry.verdict.state === "not_routable" && (
              <small>not routable: {entry.verdict.why}</small>
            )}
          </span>
          <time dateTime={entry.at} title={exactMoment(entry.at)}>
            {ago(entry.at)}
          </time>
        </li>
      ))}
    </ol>
  );
}
