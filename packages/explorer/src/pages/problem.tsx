import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Notice } from "web-kit";
import { keyPrompt } from "../connection/key-prompt-state.ts";
import { isUnauthorized, McpFailure, messageOf } from "../mcp/failure.ts";

/** What stands where a page could not get what it shows: why, and the way out. */
export function Problem({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry: () => void;
}): ReactNode {
  if (isUnauthorized(error)) {
    return (
      <Notice
        icon="lock"
        tone="warn"
        title="This server asks for a key"
        actions={<Button onClick={() => keyPrompt.set("open")}>Enter the key</Button>}
      >
        {messageOf(error)} It stays in this tab and goes to this server only.
      </Notice>
    );
  }
  const isGone = error instanceof McpFailure && error.kind === "unreachable";
  return (
    <Notice
      icon={isGone ? "plug" : "warning"}
      tone="bad"
      title={isGone ? "The server does not answer" : "This did not work"}
      actions={
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {isGone
        ? "It may be starting anew, or have been stopped. Everything you typed is still here."
        : messageOf(error)}
    </Notice>
  );
}
