import { Kbd, Tooltip, UnstyledButton } from "@mantine/core";
import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import {
  ColorSchemeToggle,
  Frame,
  type FramePage,
  Icon,
  StatusBadge,
  useLoaded,
  useRoute,
  useStore,
} from "web-kit";
import styles from "./app.module.css";
import { questions } from "./calls/questions.ts";
import { ConnectionMenu } from "./connection/connection-menu.tsx";
import { KeyDialog } from "./connection/key-dialog.tsx";
import { type HealthWatch, useHealth } from "./connection/use-health.ts";
import { StatusPage } from "./pages/status-page.tsx";
import { useServer } from "./server/server-context.tsx";
import { ToolPalette } from "./tools/tool-palette.tsx";

// The first page is in the first file; each of the others comes when it is gone to.
const QuestionDialog = lazy(async () => ({
  default: (await import("./calls/question-dialog.tsx")).QuestionDialog,
}));
const ToolsPage = lazy(async () => ({
  default: (await import("./pages/tools-page.tsx")).ToolsPage,
}));
const ToolPage = lazy(async () => ({ default: (await import("./pages/tool-page.tsx")).ToolPage }));
const SchemaPage = lazy(async () => ({
  default: (await import("./pages/schema-page.tsx")).SchemaPage,
}));
const ResourcesPage = lazy(async () => ({
  default: (await import("./pages/resources-page.tsx")).ResourcesPage,
}));
const PromptsPage = lazy(async () => ({
  default: (await import("./pages/prompts-page.tsx")).PromptsPage,
}));
const HistoryPage = lazy(async () => ({
  default: (await import("./pages/history-page.tsx")).HistoryPage,
}));
const ConnectPage = lazy(async () => ({
  default: (await import("./pages/connect-page.tsx")).ConnectPage,
}));

/** The explorer: its pages, and what is at hand on all of them. */
export function App(): ReactNode {
  const { parts } = useRoute();
  const server = useServer();
  const watch = useHealth();
  const { value: tools } = useLoaded(server.tools);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  useSlashKey(() => setPaletteOpen(true));
  const pages: readonly FramePage[] = [
    { path: "", title: "Status", icon: "pulse" },
    { path: "tools", title: "Tools", icon: "tool", count: tools?.length },
    { path: "schema", title: "Schema", icon: "schema" },
    { path: "resources", title: "Resources", icon: "book" },
    { path: "prompts", title: "Prompts", icon: "chat" },
    { path: "history", title: "History", icon: "history" },
    { path: "connect", title: "Connect", icon: "plug" },
  ];
  usePageTitle(pages, parts);
  return (
    <>
      <Frame
        name="Twenty CRM"
        tagline="MCP server"
        icon="plug"
        pages={pages}
        bar={
          <>
            <UnstyledButton
              aria-label="Find a tool"
              aria-keyshortcuts="/"
              className={styles.search ?? ""}
              onClick={() => setPaletteOpen(true)}
            >
              <Icon name="search" size={15} />
              <span className={styles.searchword}>Find a tool</span>
              <Kbd className={styles.key ?? ""}>/</Kbd>
            </UnstyledButton>
            <span className={styles.push} />
            <LiveBadge watch={watch} />
            <ConnectionMenu health={watch.health} />
            <ColorSchemeToggle />
          </>
        }
        foot={<PlainLink version={watch.health?.version} />}
      >
        <Suspense fallback={<p className="quiet">Loading…</p>}>
          <Page parts={parts} watch={watch} />
        </Suspense>
      </Frame>
      <ToolPalette isOpen={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
      <KeyDialog />
      <Questions />
    </>
  );
}

/** The dialog comes with the first question. */
function Questions(): ReactNode {
  const isAsked = useStore(questions).length > 0;
  const [wasAsked, setAsked] = useState(isAsked);
  if (isAsked && !wasAsked) setAsked(true);
  return (
    wasAsked && (
      <Suspense>
        <QuestionDialog />
      </Suspense>
    )
  );
}

function Page({
  parts,
  watch,
}: {
  readonly parts: readonly string[];
  readonly watch: HealthWatch;
}): ReactNode {
  const [page = "", name] = parts;
  const mode = watch.health?.mode;
  switch (page) {
    case "":
      return <StatusPage watch={watch} />;
    case "tools":
      return name === undefined ? <ToolsPage /> : <ToolPage key={name} name={name} mode={mode} />;
    case "schema":
      return <SchemaPage object={name} />;
    case "resources":
      return <ResourcesPage key={name ?? ""} uri={name} />;
    case "prompts":
      return <PromptsPage key={name ?? ""} name={name} />;
    case "history":
      return <HistoryPage id={name} mode={mode} />;
    case "connect":
      return <ConnectPage />;
    default:
      return <StatusPage watch={watch} />;
  }
}

function LiveBadge({ watch: { health, error } }: { readonly watch: HealthWatch }): ReactNode {
  if (error !== undefined) {
    return (
      <StatusBadge tone="bad" dot>
        Not answering
      </StatusBadge>
    );
  }
  if (health === undefined) return null;
  const words = health.mode === "sandbox" ? "Sandbox" : "Live";
  const isWell = health.status === "healthy" && health.phase === "ready";
  return (
    <StatusBadge tone={isWell ? "good" : "warn"} dot title={`${health.status}, ${health.phase}`}>
      {isWell ? words : health.phase === "ready" ? "Degraded" : health.phase}
    </StatusBadge>
  );
}

function PlainLink({ version }: { readonly version: string | undefined }): ReactNode {
  return (
    <p className={styles.foot}>
      {version !== undefined && <>Version {version} · </>}
      <Tooltip label="The same in plain HTML" withArrow>
        <a href="plain">plain page</a>
      </Tooltip>
    </p>
  );
}

/** `/` finds a tool, as long as nobody is typing. */
function useSlashKey(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement | null;
      const isTyping = target?.closest("input, textarea, select, [contenteditable]") != null;
      const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
      const isPalette = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      if (
        (isSlash && !isTyping && document.querySelector('[role="dialog"]') === null) ||
        isPalette
      ) {
        event.preventDefault();
        open();
      }
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
}

function usePageTitle(pages: readonly FramePage[], [page = "", name]: readonly string[]): void {
  const title = pages.find(({ path }) => path === page)?.title ?? "Status";
  useEffect(() => {
    document.title = `${[name, title].filter(Boolean).join(" · ")} · Twenty CRM MCP server`;
  }, [title, name]);
}
