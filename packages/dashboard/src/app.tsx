import type { GatewayHealth } from "agent-gateway-contract";
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { ColorSchemeToggle, Frame, type FramePage, useRoute, useStore } from "web-kit";
import styles from "./app.module.css";
import { FleetPage } from "./fleet/fleet-page.tsx";
import { fleet, useFleetWatch } from "./fleet/fleet-store.ts";
import { KeyDialog } from "./gateway/key-dialog.tsx";
import { KeyButton, LinkBadge } from "./gateway/link-badge.tsx";
import { type Polled, usePolled } from "./gateway/use-polled.ts";

// The first page is in the first file; each of the others comes when it is gone to.
const InstancePage = lazy(async () => ({
  default: (await import("./instance/instance-page.tsx")).InstancePage,
}));
const ToolsPage = lazy(async () => ({
  default: (await import("./tools/tools-page.tsx")).ToolsPage,
}));
const ToolPage = lazy(async () => ({
  default: (await import("./tools/tool-page.tsx")).ToolPage,
}));
const TrafficPage = lazy(async () => ({
  default: (await import("./traffic/traffic-page.tsx")).TrafficPage,
}));
const ServiceTrafficPage = lazy(async () => ({
  default: (await import("./traffic/service-traffic-page.tsx")).ServiceTrafficPage,
}));
const TopologyPage = lazy(async () => ({
  default: (await import("./topology/topology-page.tsx")).TopologyPage,
}));
const DecisionsPage = lazy(async () => ({
  default: (await import("./decisions/decisions-page.tsx")).DecisionsPage,
}));
const AccessPage = lazy(async () => ({
  default: (await import("./access/access-page.tsx")).AccessPage,
}));
const AuditPage = lazy(async () => ({
  default: (await import("./audit/audit-page.tsx")).AuditPage,
}));

/** The dashboard: its pages, and what is at hand on all of them. */
export function App(): ReactNode {
  useFleetWatch();
  const { parts } = useRoute();
  const { agents } = useStore(fleet);
  const health = usePolled<GatewayHealth>("/health");
  const pages: readonly FramePage[] = [
    { path: "", title: "Fleet", icon: "fleet", count: agents?.size },
    { path: "topology", title: "Topology", icon: "topology" },
    { path: "traffic", title: "Traffic", icon: "chart" },
    { path: "tools", title: "Tools", icon: "tool" },
    { path: "decisions", title: "Decisions", icon: "route" },
    { path: "access", title: "Access", icon: "key" },
    { path: "audit", title: "Audit", icon: "history" },
  ];
  usePageTitle(pages, parts);
  return (
    <>
      <Frame
        name="Agent Gateway"
        tagline="Dashboard"
        icon="topology"
        pages={pages}
        bar={
          <>
            <span className={styles.push} />
            <LinkBadge />
            <KeyButton />
            <ColorSchemeToggle />
          </>
        }
        foot={
          <p className={styles.foot}>
            {health.value !== undefined && <>Version {health.value.version} · </>}
            <a href="plain">plain page</a>
          </p>
        }
      >
        <Suspense fallback={<p className="quiet">Loading…</p>}>
          <Page parts={parts} health={health} />
        </Suspense>
      </Frame>
      <KeyDialog />
    </>
  );
}

function Page({
  parts,
  health,
}: {
  readonly parts: readonly string[];
  readonly health: Polled<GatewayHealth>;
}): ReactNode {
  const [page = "", ...rest] = parts;
  switch (page) {
    case "instances":
      return <InstancePage key={rest[1]} name={rest[0] ?? ""} agentId={rest[1] ?? ""} />;
    case "topology":
      return <TopologyPage />;
    case "traffic":
      return rest[2] === undefined ? (
        <TrafficPage />
      ) : (
        <ServiceTrafficPage
          key={rest.join("/")}
          namespace={rest[0] ?? ""}
          type={rest[1] ?? ""}
          service={rest[2]}
        />
      );
    case "tools":
      return rest[3] === undefined ? (
        <ToolsPage />
      ) : (
        <ToolPage
          key={rest.join("/")}
          namespace={rest[0] ?? ""}
          type={rest[1] ?? ""}
          service={rest[2] ?? ""}
          name={rest[3]}
        />
      );
    case "decisions":
      return <DecisionsPage key={rest[0] ?? ""} id={rest[0]} />;
    case "access":
      return <AccessPage />;
    case "audit":
      return <AuditPage />;
    default:
      return <FleetPage health={health} />;
  }
}

function usePageTitle(pages: readonly FramePage[], [page = "", name]: readonly string[]): void {
  const title = pages.find(({ path }) => path === page)?.title ?? "Fleet";
  useEffect(() => {
    document.title = `${[name, title].filter(Boolean).join(" · ")} · Agent Gateway`;
  }, [title, name]);
}
