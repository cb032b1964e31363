import type { Clock } from "service-kit";
import type { Registry } from "../../src/registry/registry.ts";
import type { RestoredState } from "../../src/registry/registry-options.ts";
import type { RegistryStore } from "../../src/registry/registry-store.ts";
import { restoredState } from "../../src/registry/stored-instance.ts";

/** What the next process of the gateway begins with when this one ends in good order. */
export async function stateAfterStop(
  registry: Registry,
  store: RegistryStore,
  clock: Clock,
): Promise<RestoredState> {
  const unsaved = registry.takeUnsaved();
  await store.apply({ ...unsaved, revision: registry.revision });
  return restoredState(await store.load(), clock.monotonicMs());
}
