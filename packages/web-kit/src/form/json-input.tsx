import { Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { Shape } from "./field.ts";
import { type FieldProps, wording } from "./field-input.tsx";
import styles from "./form.module.css";
import { isUnread } from "./form-values.ts";

/** A value of any shape, written as JSON. */
export function JsonInput({
  shape,
  ...props
}: FieldProps & { readonly shape: Extract<Shape, { kind: "json" }> }): ReactNode {
  const { value, onChange } = props;
  const [text, setText] = useState(() => textOf(value));
  // Another value than the one that was typed here: the form was filled from elsewhere.
  const isForeign =
    !isUnread(value) && JSON.stringify(value) !== JSON.stringify(readJson(text, shape.isList));
  const shown = isForeign ? textOf(value) : text;
  return (
    <Textarea
      {...wording(props)}
      className={styles.mono}
      autosize
      minRows={2}
      maxRows={16}
      value={shown}
      placeholder={shape.example ?? (shape.isList ? "[]" : "{}")}
      spellCheck={false}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(readJson(event.currentTarget.value, shape.isList));
      }}
    />
  );
}

function textOf(value: unknown): string {
  if (isUnread(value)) return value.unread;
  return value === undefined ? "" : JSON.stringify(value, null, 2);
}

/** The value, or the text with what is wrong about it. */
export function readJson(text: string, isList: boolean): unknown {
  if (text.trim() === "") return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (isList === Array.isArray(value) && typeof value === "object" && value !== null)
      return value;
    return { unread: text, problem: isList ? "Write a list: […]" : "Write an object: {…}" };
  } catch (error) {
    return { unread: text, problem: error instanceof Error ? error.message : String(error) };
  }
}
