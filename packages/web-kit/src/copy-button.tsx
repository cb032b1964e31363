import { ActionIcon, Tooltip } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import styles from "./copy-button.module.css";
import { Icon } from "./icon.tsx";

const SHOWN_MS = 1500;

/** Copies a text, and says so to eyes and ears. */
export function CopyButton({
  text,
  label = "Copy",
}: {
  readonly text: string;
  readonly label?: string;
}): ReactNode {
  const [state, setState] = useState<"ready" | "copied" | "failed">("ready");
  useEffect(() => {
    if (state === "ready") return;
    const timer = setTimeout(() => setState("ready"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const said = { ready: label, copied: "Copied", failed: "The browser did not allow it" }[state];
  const copy = (): void => {
    writeText(text).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  };
  return (
    <span className={styles.copy}>
      <Tooltip label={said} withArrow openDelay={300}>
        <ActionIcon variant="subtle" color="gray" size="md" aria-label={label} onClick={copy}>
          <Icon name={state === "copied" ? "check" : "copy"} size={16} />
        </ActionIcon>
      </Tooltip>
      <span className="visually-hidden" role="status">
        {state === "ready" ? "" : said}
      </span>
    </span>
  );
}

/** Where the page comes over plain HTTP from another machine, browsers have no clipboard for it. */
async function writeText(text: string): Promise<void> {
  if (navigator.clipboard === undefined) throw new Error("no clipboard here");
  await navigator.clipboard.writeText(text);
}
