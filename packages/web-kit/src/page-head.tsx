import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import styles from "./page-head.module.css";

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

/** The way back to the page above. */
export function BackLink({
  href,
  children,
}: {
  readonly href: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <a className={styles.back} href={href}>
      <Icon name="back" size={15} />
      {children}
    </a>
  );
}
