import type { ReactNode } from "react";
import styles from "./pages.module.css";

/** The name of a page, what it is about, and what can be done with all of it. */
export function PageHead({
  title,
  children,
  actions,
  above,
}: {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** The way back. */
  readonly above?: ReactNode;
}): ReactNode {
  return (
    <div className={styles.pagehead}>
      {above}
      <div className={styles.titlerow}>
        <h1>{title}</h1>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {children !== undefined && <div className={styles.lead}>{children}</div>}
    </div>
  );
}
