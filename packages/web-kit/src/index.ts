export { ColorSchemeToggle } from "./color-scheme-toggle.tsx";
export { CopyButton } from "./copy-button.tsx";
export {
  ago,
  bytes,
  clockTime,
  counted,
  duration,
  exactMoment,
  milliseconds,
  moment,
} from "./format.ts";
export { Frame, type FramePage } from "./frame.tsx";
export { goTo, type Route, routeTo, useRoute } from "./hash-route.ts";
export { headerValue } from "./header-value.ts";
export { Icon, type IconName } from "./icon.tsx";
export { JsonView } from "./json-view.tsx";
export { KeyPrompt } from "./key-prompt.tsx";
export { type Loaded, useLoaded } from "./loaded.ts";
export { mountPage } from "./mount-page.tsx";
export { Notice } from "./notice.tsx";
export { BackLink, PageHead } from "./page-head.tsx";
export { readEvents, type StreamEvent } from "./read-events.ts";
export { Sparkline } from "./sparkline.tsx";
export { StatusBadge, type Tone } from "./status-badge.tsx";
export { createStore, createTabStore, type Store, useStore } from "./store.ts";
