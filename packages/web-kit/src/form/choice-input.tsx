import { Autocomplete } from "@mantine/core";
import type { ReactNode } from "react";
import type { Option } from "./field.ts";
import { type FieldProps, wording } from "./field-input.tsx";

/** A text with likely values to pick from; others may be typed. */
export function ChoiceInput({
  options,
  ...props
}: FieldProps & { readonly options: readonly Option[] }): ReactNode {
  const value = typeof props.value === "string" ? props.value : "";
  // All are offered until something is typed that is none of them.
  const isOne = options.some((option) => option.value === value);
  return (
    <Autocomplete
      {...wording(props)}
      data={options.map((option) => option.value)}
      {...(isOne && { filter: ({ options: all }) => all })}
      value={value}
      onChange={(typed) => props.onChange(typed === "" ? undefined : typed)}
      placeholder={options.length > 0 ? "Type or pick" : ""}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
