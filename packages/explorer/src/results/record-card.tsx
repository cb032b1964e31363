import type { ReactNode } from "react";
import { titleOf } from "web-kit/form";
import { CellValue } from "./cell-value.tsx";
import styles from "./results.module.css";
import type { FoundCard } from "./tables-in.ts";

/** One record: the name of each field beside its value. */
export function RecordCard({ card }: { readonly card: FoundCard }): ReactNode {
  const { path, values } = card;
  const name =
    values.name ?? values.title ?? [values.firstName, values.lastName].filter(Boolean).join(" ");
  const heading =
    typeof name === "string" && name !== ""
      ? name
      : path === ""
        ? undefined
        : titleOf(path.split(".").at(-1) ?? path);
  return (
    <article className={styles.card}>
      {heading !== undefined && <h3 className={styles.cardtitle}>{heading}</h3>}
      <dl className={styles.values}>
        {Object.entries(values).map(([field, value]) => (
          <div key={field}>
            <dt>{titleOf(field)}</dt>
            <dd>
              <CellValue value={value} isMoney={/amount|revenue|price/i.test(field)} />
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
