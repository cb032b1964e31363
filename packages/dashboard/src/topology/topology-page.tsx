import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { Traffic } from "agent-gateway-contract";
import { type ReactNode, useState } from "react";
import { counted, Notice, PageHead, useStore } from "web-kit";
import { fleet } from "../fleet/fleet-store.ts";
import { usePolled } from "../gateway/use-polled.ts";
import pages from "../parts/pages.module.css";
import { Problem } from "../parts/problem.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { TopologyDrawing } from "./topology-drawing.tsx";
import { MOST_DRAWN, topologyOf } from "./topology-layout.ts";
import { TopologyTree } from "./topology-tree.tsx";

/** Who sends to whom: clients, the gateway, services, instances, with rates and latencies. */
export function TopologyPage(): ReactNode {
  const { agents, link } = useStore(fleet);
  const traffic = usePolled<Traffic>("/api/v1/traffic");
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const isNarrow = useMediaQuery("(max-width: 48rem)", undefined, {
    getInitialValueInEffect: false,
  });
  const Drawn = isNarrow ? TopologyTree : TopologyDrawing;
  const toggle = (key: string): void =>
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  if (agents === undefined) {
    return (
      <>
        <PageHead title="Topology" />
        {link.state === "refused" ? <Problem error={link.error} /> : <Waiting />}
      </>
    );
  }
  const topology = topologyOf(agents.values(), traffic.value?.services ?? [], opened);
  return (
    <>
      <PageHead
        title="Topology"
        actions={
          opened.size > 0 && (
            <Button size="xs" variant="default" onClick={() => setOpened(new Set())}>
              Fold all
            </Button>
          )
        }
      >
        From clients through the gateway to services and their instances. A service with more than{" "}
        {MOST_DRAWN} is folded: select it to see them.
      </PageHead>
      <div className={`surface ${pages.panel}`}>
        {topology.services.length === 0 ? (
          <Notice icon="topology" title="There is nobody to draw">
            Services appear as soon as they register.
          </Notice>
        ) : (
          <Drawn topology={topology} opened={opened} onToggle={toggle} />
        )}
        {topology.leftOut > 0 && (
          <p className={pages.hint}>
            {counted(topology.leftOut, "service")} with fewer requests left out; all are on the
            fleet page.
          </p>
        )}
      </div>
    </>
  );
}
