import { ActionIcon, type MantineColorScheme, Tooltip, useMantineColorScheme } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

const next: Readonly<Record<MantineColorScheme, MantineColorScheme>> = {
  auto: "light",
  light: "dark",
  dark: "auto",
};
const icons: Readonly<Record<MantineColorScheme, IconName>> = {
  auto: "screen",
  light: "sun",
  dark: "moon",
};
const words: Readonly<Record<MantineColorScheme, string>> = {
  auto: "as the system",
  light: "light",
  dark: "dark",
};

/** Goes round: as the system, light, dark. */
export function ColorSchemeToggle(): ReactNode {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const label = `Colours: ${words[colorScheme]}. Change to ${words[next[colorScheme]]}`;
  return (
    <Tooltip label={`Colours: ${words[colorScheme]}`} withArrow openDelay={300}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        onClick={() => setColorScheme(next[colorScheme])}
      >
        <Icon name={icons[colorScheme]} />
      </ActionIcon>
    </Tooltip>
  );
}
