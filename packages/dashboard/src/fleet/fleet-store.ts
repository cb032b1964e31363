import { useEffect } from "react";
import { createStore, useStore } from "web-kit";
import { apiKey } from "../gateway/key.ts";
import type { FleetState } from "./fleet-state.ts";
import { watchFleet } from "./watch-fleet.ts";

const nothing: FleetState = { agents: undefined, revision: 0, link: { state: "connecting" } };

/** The fleet as it is now. */
export const fleet = createStore<FleetState>(nothing);

/** Watches the fleet as long as the page is there; another key begins anew. */
export function useFleetWatch(): void {
  const key = useStore(apiKey);
  // biome-ignore lint/correctness/useExhaustiveDependencies: requests take the key from its store.
  useEffect(() => {
    const over = new AbortController();
    fleet.set(nothing);
    void watchFleet(fleet, over.signal);
    return () => over.abort();
  }, [key]);
}
