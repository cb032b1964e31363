import type { ReactNode } from "react";
import styles from "./parts.module.css";

/** A list of names with what is known under each. */
export function Facts({ children }: { readonly children: ReactNode }): ReactNode {
  return <dl className={styles.facts}>{children}</dl>;
}

/** One name with what is known under it. */
export function Fact({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="anywhere">{children}</dd>
    </div>
  );
}
