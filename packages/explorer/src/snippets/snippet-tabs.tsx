import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { CopyButton } from "web-kit";
import styles from "./snippet-tabs.module.css";
import type { Snippet } from "./snippets.ts";

/** Snippets to copy, one at a time. */
export function SnippetTabs({
  snippets,
  label,
}: {
  readonly snippets: readonly Snippet[];
  readonly label: string;
}): ReactNode {
  const [first] = snippets;
  return (
    <Tabs defaultValue={first?.id ?? null} keepMounted={false} variant="pills" radius="xl">
      <Tabs.List aria-label={label} className={styles.tabs ?? ""}>
        {snippets.map(({ id, title }) => (
          <Tabs.Tab key={id} value={id}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {snippets.map(({ id, title, note, code }) => (
        <Tabs.Panel key={id} value={id}>
          <figure className={styles.figure}>
            <figcaption className={styles.caption}>
              <span className="quiet anywhere">{note}</span>
              <CopyButton text={code} label={`Copy for ${title}`} />
            </figcaption>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard (WCAG 2.1.1). */}
            <pre className={styles.code} tabIndex={0}>
              {code}
            </pre>
          </figure>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
