import { ActionIcon, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "../icon.tsx";

/** Asks for a value to be erased, or takes that back. */
export function EraseButton({
  title,
  isErased,
  onToggle,
}: {
  readonly title: string;
  readonly isErased: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const label = isErased ? `Do not erase ${title}` : `Erase ${title}`;
  return (
    <Tooltip label={label} withArrow openDelay={300}>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={label}
        aria-pressed={isErased}
        onClick={onToggle}
      >
        <Icon name={isErased ? "undo" : "close"} size={15} />
      </ActionIcon>
    </Tooltip>
  );
}
