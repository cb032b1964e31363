import type { ReactNode } from "react";
import styles from "./parts.module.css";

/** Several figures side by side. */
export function Tiles({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles.tiles}>{children}</div>;
}

/** One figure with what it counts. */
export function Tile({
  name,
  value,
  note,
}: {
  readonly name: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
}): ReactNode {
  return (
    <div className={`surface ${styles.tile}`}>
      <p className={styles.tilename}>{name}</p>
      <p className={`${styles.tilevalue} number`}>{value}</p>
      {note !== undefined && <p className={styles.tilenote}>{note}</p>}
    </div>
  );
}
