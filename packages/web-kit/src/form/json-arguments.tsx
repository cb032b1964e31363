import { Textarea } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./form.module.css";

/** All arguments of a tool as one text of JSON. */
export function JsonArguments({
  text,
  problem,
  onChange,
}: {
  readonly text: string;
  readonly problem: string | undefined;
  readonly onChange: (text: string) => void;
}): ReactNode {
  return (
    <Textarea
      className={styles.mono}
      label="Arguments as JSON"
      error={problem}
      autosize
      minRows={8}
      maxRows={24}
      spellCheck={false}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
