import type { ReactNode } from "react";
import styles from "./parts.module.css";

/** What stands where something is on its way. */
export function Waiting({ rows = 4 }: { readonly rows?: number }): ReactNode {
  return (
    <div className={styles.waiting} role="status">
      <span className="visually-hidden">Loading…</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same.
        <div key={row} className={`surface ${styles.ghost}`} />
      ))}
    </div>
  );
}
