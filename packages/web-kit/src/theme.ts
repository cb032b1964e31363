import { createTheme, type MantineColorsTuple } from "@mantine/core";

const iris: MantineColorsTuple = [
  "#f0effe",
  "#dcdafb",
  "#bbb6f5",
  "#978ff0",
  "#7a70eb",
  "#685de8",
  "#5a4ee2",
  "#4a3fd1",
  "#4237ba",
  "#372da0",
];

/** Cooler than the library's own, and with text that keeps its contrast. */
const dark: MantineColorsTuple = [
  "#ececf2",
  "#d2d2dc",
  "#a3a3b4",
  "#74748a",
  "#3a3a47",
  "#2a2a34",
  "#18181f",
  "#101015",
  "#0b0b0f",
  "#07070a",
];

/** How the library's components look; colours beyond these are the variables of tokens.css. */
export const theme = createTheme({
  primaryColor: "iris",
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.25,
  colors: { iris, dark },
  fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif',
  fontFamilyMonospace: "var(--mono)",
  headings: { fontFamily: "inherit", fontWeight: "650" },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  fontSizes: { xs: "0.78rem", sm: "0.875rem", md: "0.9375rem", lg: "1.0625rem", xl: "1.25rem" },
});
