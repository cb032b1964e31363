import { Autocomplete } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import { titleOf } from "web-kit/form";
import type { CompletionRef } from "../server/server.ts";
import { useServer } from "../server/server-context.tsx";

const PAUSE_MS = 200;

/** A text for which the server knows how it may go on (MCP completion). */
export function ArgumentInput({
  completion,
  name,
  value,
  others = {},
  description,
  isRequired,
  onChange,
}: {
  readonly completion: CompletionRef;
  readonly name: string;
  readonly value: string;
  /** What the other arguments are so far: a record's id depends on its object. */
  readonly others?: Readonly<Record<string, string>>;
  readonly description?: string | undefined;
  readonly isRequired: boolean;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const server = useServer();
  const [found, setFound] = useState<readonly string[]>([]);
  const [hasFocus, setFocus] = useState(false);
  const asked = JSON.stringify([completion, others]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` stands for what it is made of.
  useEffect(() => {
    if (!hasFocus) return;
    let isGone = false;
    const timer = setTimeout(() => {
      server.complete(completion, { name, value }, others).then(
        (values) => !isGone && setFound(values),
        // Without suggestions the text can still be typed.
        () => !isGone && setFound([]),
      );
    }, PAUSE_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [server, asked, name, value, hasFocus]);
  return (
    <Autocomplete
      label={titleOf(name)}
      description={description}
      withAsterisk={isRequired}
      aria-required={isRequired || undefined}
      data={[...new Set(found)]}
      filter={({ options }) => options}
      value={value}
      onChange={onChange}
      onFocus={() => setFocus(true)}
      onBlur={() => setFocus(false)}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
