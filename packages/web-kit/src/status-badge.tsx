import type { ReactNode } from "react";
import styles from "./status-badge.module.css";

/** What a colour says; the words say it too, so nobody has to see the colour. */
export type Tone = "good" | "warn" | "bad" | "info" | "accent" | "plain";

/** A word or two on how something is. */
export function StatusBadge({
  tone,
  children,
  dot = false,
  title,
}: {
  readonly tone: Tone;
  readonly children: ReactNode;
  /** A dot before the words, for the state of something that lives. */
  readonly dot?: boolean;
  readonly title?: string;
}): ReactNode {
  return (
    <span className={`${styles.badge} ${styles[tone]}`} title={title}>
      {dot && <span className={styles.dot} />}
      {children}
    </span>
  );
}
