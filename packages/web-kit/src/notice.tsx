import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import styles from "./notice.module.css";

/** What stands where content would: nothing there yet, something went wrong, a key is wanted. */
export function Notice({
  icon,
  title,
  children,
  actions,
  tone = "plain",
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly tone?: "plain" | "warn" | "bad";
}): ReactNode {
  return (
    <div className={styles.notice} role={tone === "bad" ? "alert" : undefined}>
      <span className={`${styles.mark} ${styles[tone]}`}>
        <Icon name={icon} size={22} />
      </span>
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.body}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
