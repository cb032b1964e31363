import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { type FieldProps, wording } from "./field-input.tsx";

/** A day, or a moment: picked in the reader's time zone, sent in UTC. */
export function DateInput({
  hasTime,
  ...props
}: FieldProps & { readonly hasTime: boolean }): ReactNode {
  const { description, ...words } = wording(props);
  // The browser's own control says how a day is written.
  const said = description?.replace(/:? ?YYYY-MM-DD/, "");
  const value = typeof props.value === "string" ? props.value : "";
  return (
    <TextInput
      {...words}
      description={said === "" ? undefined : said}
      type={hasTime ? "datetime-local" : "date"}
      value={hasTime ? localMoment(value) : value}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        if (typed === "") props.onChange(undefined);
        else props.onChange(hasTime ? new Date(typed).toISOString() : typed);
      }}
    />
  );
}

/** A moment as the browser's control writes it: without a zone, in that of the reader. */
function localMoment(value: string): string {
  const moment = new Date(value);
  if (value === "" || Number.isNaN(moment.getTime())) return "";
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
