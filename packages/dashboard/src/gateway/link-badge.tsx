import { ActionIcon, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { ago, Icon, StatusBadge, useStore } from "web-kit";
import { fleet } from "../fleet/fleet-store.ts";
import { apiKey, keyPrompt } from "./key.ts";

/** Whether what is shown is live. */
export function LinkBadge(): ReactNode {
  const { link } = useStore(fleet);
  switch (link.state) {
    case "connecting":
      return (
        <StatusBadge tone="info" dot>
          Connecting
        </StatusBadge>
      );
    case "live":
      return (
        <StatusBadge tone="good" dot>
          Live
        </StatusBadge>
      );
    case "reconnecting":
      return (
        <span role="status">
          <StatusBadge tone="bad" dot title={`${link.why} As it was ${ago(link.since)}.`}>
            Reconnecting
          </StatusBadge>
        </span>
      );
    case "refused":
      return (
        <StatusBadge tone="warn" dot>
          Key needed
        </StatusBadge>
      );
  }
}

/** Enters, changes or forgets the key. */
export function KeyButton(): ReactNode {
  const key = useStore(apiKey);
  const label = key === "" ? "Enter a key" : "Change the key";
  return (
    <>
      <Tooltip label={label} withArrow openDelay={300}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={label}
          onClick={() => keyPrompt.set("open")}
        >
          <Icon name="key" />
        </ActionIcon>
      </Tooltip>
      {key !== "" && (
        <Tooltip label="Forget the key" withArrow openDelay={300}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label="Forget the key"
            onClick={() => apiKey.set("")}
          >
            <Icon name="close" />
          </ActionIcon>
        </Tooltip>
      )}
    </>
  );
}
