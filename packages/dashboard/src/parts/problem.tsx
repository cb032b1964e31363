import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Notice } from "web-kit";
import { isFailure, messageOf } from "../gateway/gateway-failure.ts";
import { keyPrompt } from "../gateway/key.ts";

/** What stands where a page could not get what it shows: why, and the way out. */
export function Problem({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}): ReactNode {
  if (isFailure(error, "unauthorized")) {
    return (
      <Notice
        icon="lock"
        tone="warn"
        title="This gateway asks for a key"
        actions={<Button onClick={() => keyPrompt.set("open")}>Enter the key</Button>}
      >
        {messageOf(error)} It stays in this tab and goes to this gateway only.
      </Notice>
    );
  }
  if (isFailure(error, "forbidden")) {
    return (
      <Notice
        icon="lock"
        tone="warn"
        title="This key may not see that"
        actions={
          <Button variant="default" onClick={() => keyPrompt.set("open")}>
            Use another key
          </Button>
        }
      >
        {messageOf(error)}
      </Notice>
    );
  }
  const isGone = isFailure(error, "unreachable");
  return (
    <Notice
      icon={isGone ? "plug" : "warning"}
      tone="bad"
      title={isGone ? "The gateway does not answer" : "This did not work"}
      actions={
        onRetry !== undefined && (
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      {isGone ? "It may be starting anew. It is asked again and again." : messageOf(error)}
    </Notice>
  );
}
