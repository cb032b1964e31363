import { Button, CloseButton, NativeSelect, TextInput } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { GatewayHealth } from "agent-gateway-contract";
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from "react";
import { counted, Icon, Notice, PageHead, useRoute, useStore } from "web-kit";
import type { Polled } from "../gateway/use-polled.ts";
import pages from "../parts/pages.module.css";
import { Problem } from "../parts/problem.tsx";
import { Tile, Tiles } from "../parts/tile.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { stateOf } from "./agent-state.ts";
import { InstanceRow, ServiceRow } from "./fleet-row.tsx";
import { type FleetQuery, type FleetRow, fleetRows, serviceGroups } from "./fleet-rows.ts";
import { fleet } from "./fleet-store.ts";
import { VirtualRows } from "./virtual-rows.tsx";

const RegisterDialog = lazy(async () => ({
  default: (await import("../operations/register-dialog.tsx")).RegisterDialog,
}));
const ReleaseDialog = lazy(async () => ({
  default: (await import("../operations/release-dialog.tsx")).ReleaseDialog,
}));

const STATES = ["routable", "degraded", "resting", "not routable", "failing", "ejected", "expired"];
const OPERATOR_STATES = ["drained", "disabled"];

/** Every service and instance as it is now, with the reason. */
export function FleetPage({ health }: { readonly health: Polled<GatewayHealth> }): ReactNode {
  const { agents, link } = useStore(fleet);
  const { query: asked } = useRoute();
  const [query, setQuery] = useState<FleetQuery>({
    words: asked.get("q") ?? "",
    state: asked.get("state") ?? "",
    type: asked.get("type") ?? "",
  });
  const [dialog, setDialog] = useState<"register" | "release">();
  const groups = useMemo(() => serviceGroups(agents?.values() ?? [], query), [agents, query]);
  const rows = useMemo(() => fleetRows(groups), [groups]);
  const types = useMemo(
    () => [...new Set([...(agents?.values() ?? [])].map(({ type }) => type))].toSorted(),
    [agents],
  );
  return (
    <>
      <PageHead
        title="Fleet"
        actions={
          <>
            <Button variant="default" size="xs" onClick={() => setDialog("release")}>
              Release a name
            </Button>
            <Button
              size="xs"
              leftSection={<Icon name="plus" size={14} />}
              onClick={() => setDialog("register")}
            >
              Register by hand
            </Button>
          </>
        }
      >
        Who is registered, whether requests go there now, and why.
      </PageHead>
      <div className={pages.stack}>
        <Warnings health={health.value} />
        {agents !== undefined && <Counts />}
        {agents !== undefined && agents.size > 0 && (
          <Filters query={query} types={types} onChange={setQuery} />
        )}
        {agents === undefined ? (
          link.state === "refused" ? (
            <Problem error={link.error} />
          ) : link.state === "reconnecting" ? (
            <Problem error={health.error ?? new Error(link.why)} onRetry={health.look} />
          ) : (
            <Waiting rows={6} />
          )
        ) : (
          <Rows rows={rows} isEmpty={agents.size === 0} isStale={link.state === "reconnecting"} />
        )}
      </div>
      <Suspense>
        {dialog === "register" && <RegisterDialog onClose={() => setDialog(undefined)} />}
        {dialog === "release" && <ReleaseDialog onClose={() => setDialog(undefined)} />}
      </Suspense>
    </>
  );
}

function Rows({
  rows,
  isEmpty,
  isStale,
}: {
  readonly rows: readonly FleetRow[];
  readonly isEmpty: boolean;
  readonly isStale: boolean;
}): ReactNode {
  const isNarrow = useMediaQuery("(max-width: 64rem)", undefined, {
    getInitialValueInEffect: false,
  });
  const heightOf = useCallback(
    (row: FleetRow): number => {
      if (row.kind === "service") return isNarrow ? 78 : 52;
      return isNarrow ? 106 : 64;
    },
    [isNarrow],
  );
  if (isEmpty) {
    return (
      <div className="surface">
        <Notice icon="fleet" title="Nobody has registered yet">
          Start a server with the address of this gateway:{" "}
          <code>AGENT_GATEWAY_URL={location.origin} npm start</code>, or register one by hand.
        </Notice>
      </div>
    );
  }
  if (rows.length === 0) {
    return (
      <div className="surface">
        <Notice icon="search" title="Nothing fits">
          No instance is like that now. The list is live: one may come.
        </Notice>
      </div>
    );
  }
  return (
    <div className={isStale ? pages.stale : undefined}>
      <VirtualRows rows={rows} heightOf={heightOf} label="Services and their instances">
        {(row) =>
          row.kind === "service" ? (
            <ServiceRow service={row.service} />
          ) : (
            <InstanceRow agent={row.agent} />
          )
        }
      </VirtualRows>
    </div>
  );
}

function Filters({
  query,
  types,
  onChange,
}: {
  readonly query: FleetQuery;
  readonly types: readonly string[];
  readonly onChange: (query: FleetQuery) => void;
}): ReactNode {
  return (
    <search className={pages.filters}>
      <TextInput
        className={pages.wide ?? ""}
        label="Find"
        placeholder="Name, service, address, version, tag, capability"
        value={query.words}
        onChange={(event) => onChange({ ...query, words: event.currentTarget.value })}
        leftSection={<Icon name="search" size={15} />}
        rightSection={
          query.words !== "" && (
            <CloseButton
              size="sm"
              aria-label="Clear"
              onClick={() => onChange({ ...query, words: "" })}
            />
          )
        }
      />
      <NativeSelect
        label="State"
        value={query.state}
        onChange={(event) => onChange({ ...query, state: event.currentTarget.value })}
        data={[{ value: "", label: "Any" }, ...STATES, ...OPERATOR_STATES]}
      />
      <NativeSelect
        label="Type"
        value={query.type}
        onChange={(event) => onChange({ ...query, type: event.currentTarget.value })}
        data={[{ value: "", label: "Any" }, ...types]}
      />
    </search>
  );
}

function Counts(): ReactNode {
  const { agents } = useStore(fleet);
  const counts = useMemo(() => {
    const all = [...(agents?.values() ?? [])];
    const services = serviceGroups(all, { words: "", state: "", type: "" });
    const isOut = (word: string): boolean => ["failing", "ejected", "expired"].includes(word);
    return {
      services: services.length,
      skewed: services.filter(({ skew }) => skew.length > 0).length,
      instances: all.length,
      registrants: all.reduce((sum, { registrants }) => sum + registrants.length, 0),
      routable: all.filter(({ verdict }) => verdict.state === "routable").length,
      out: all.filter((agent) => isOut(stateOf(agent).word)).length,
      held: all.filter(({ operator }) => operator.state !== "enabled").length,
    };
  }, [agents]);
  return (
    <Tiles>
      <Tile
        name="Services"
        value={counts.services}
        note={counts.skewed === 0 ? "none skewed" : `${counts.skewed} with skew`}
      />
      <Tile
        name="Instances"
        value={counts.instances}
        note={counted(counts.registrants, "process", "processes")}
      />
      <Tile
        name="Routable"
        value={counts.routable}
        note={counts.routable === counts.instances ? "all of them" : "get requests now"}
      />
      <Tile name="Out" value={counts.out} note="failing, ejected or expired" />
      <Tile name="Held by operators" value={counts.held} note="drained or disabled" />
    </Tiles>
  );
}

function Warnings({ health }: { readonly health: GatewayHealth | undefined }): ReactNode {
  return (
    <>
      {health?.store.state === "failing" && (
        <div className={`${pages.banner} ${pages.bad}`} role="alert">
          <Icon name="warning" size={18} />
          <p>Nothing can be stored: {health.store.why}. Requests are still served.</p>
        </div>
      )}
      {health?.reaping.state === "held" && (
        <div className={pages.banner}>
          <Icon name="warning" size={18} />
          <p>Nobody is removed for silence now: {health.reaping.why}</p>
        </div>
      )}
    </>
  );
}
