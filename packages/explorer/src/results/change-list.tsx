import type { ReactNode } from "react";
import { counted, StatusBadge, type Tone } from "web-kit";
import { titleOf } from "web-kit/form";
import { CellValue } from "./cell-value.tsx";
import styles from "./results.module.css";
import type { Row } from "./tables-in.ts";

/** One change of a plan, as writes tell it. */
export interface Change {
  readonly action: string;
  readonly object: string;
  readonly name?: string;
  readonly before?: Row;
  readonly after?: Row;
}

/** How many changes are drawn. */
const MAX_SHOWN = 50;

const tones: Readonly<Record<string, Tone>> = {
  create: "good",
  update: "info",
  delete: "bad",
  destroy: "bad",
  restore: "good",
};

/** What a write would do, or did: each field before and after. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }): ReactNode {
  return (
    <div className={styles.changes}>
      {changes
        .slice(0, MAX_SHOWN)
        .map(({ action, object, name, before = {}, after = {} }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a plan may name a record twice.
          <article className={styles.card} key={index}>
            <h3 className={styles.cardtitle}>
              <StatusBadge tone={tones[action] ?? "plain"}>{action}</StatusBadge>{" "}
              {name ?? (typeof after.name === "string" ? after.name : object)}
              <span className="quiet"> {name === undefined ? "" : object}</span>
            </h3>
            <dl className={styles.values}>
              {[...new Set([...Object.keys(before), ...Object.keys(after)])].map((field) => (
                <div key={field}>
                  <dt>{titleOf(field)}</dt>
                  <dd className={styles.diff}>
                    {field in before && (
                      <del>
                        <CellValue value={before[field]} />
                      </del>
                    )}
                    {field in after && (
                      <ins>
                        <CellValue value={after[field]} />
                      </ins>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </article>
        ))}
      {changes.length > MAX_SHOWN && (
        <p className="quiet">{counted(changes.length - MAX_SHOWN, "more change")}</p>
      )}
    </div>
  );
}

/** The changes in an answer; undefined where it tells of none. */
export function changesIn(structured: Row | undefined): readonly Change[] | undefined {
  const changes = structured?.changes;
  return Array.isArray(changes) && changes.length > 0 ? (changes as readonly Change[]) : undefined;
}
