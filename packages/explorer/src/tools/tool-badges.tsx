import type { ReactNode } from "react";
import { StatusBadge } from "web-kit";
import type { ToolAnnotations } from "../server/definitions.ts";

/** What a tool says about its own work, in words: the four hints of MCP. */
export function ToolBadges({
  annotations = {},
  isFull = false,
}: {
  readonly annotations?: ToolAnnotations | undefined;
  readonly isFull?: boolean;
}): ReactNode {
  const { readOnlyHint, destructiveHint, idempotentHint, openWorldHint } = annotations;
  return (
    <>
      {readOnlyHint === true ? (
        <StatusBadge tone="info" title="readOnlyHint: changes nothing">
          reads
        </StatusBadge>
      ) : destructiveHint === true ? (
        <StatusBadge tone="warn" title="destructiveHint: replaces or removes what is there">
          changes
        </StatusBadge>
      ) : (
        <StatusBadge tone="good" title="destructiveHint false: only adds">
          adds
        </StatusBadge>
      )}
      {isFull && idempotentHint === true && (
        <StatusBadge tone="plain" title="idempotentHint: twice does no more than once">
          idempotent
        </StatusBadge>
      )}
      {openWorldHint === true && (
        <StatusBadge tone="accent" title="openWorldHint: reaches beyond the workspace">
          reaches out
        </StatusBadge>
      )}
    </>
  );
}
