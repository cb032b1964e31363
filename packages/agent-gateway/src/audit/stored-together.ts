import type { Registry } from "../registry/registry.ts";
import type { StoredSource } from "../registry/store-writer.ts";
import type { AuditTrail } from "./audit-trail.ts";

/** The registry and the audit trail as one, so that a change and the line that tells of it are stored together. */
export function storedTogether(registry: Registry, trail: AuditTrail): StoredSource {
  return {
    get revision() {
      return registry.revision;
    },
    get reservation() {
      return registry.reservation;
    },
    setStoreTrouble: (why) => registry.setStoreTrouble(why),
    takeUnsaved() {
      const change = registry.takeUnsaved();
      const audit = trail.takeUnsaved();
      if (audit.put.length === 0 && audit.remove.length === 0) return change;
      return { revision: registry.reservation, ...change, audit };
    },
    giveBack(change) {
      registry.giveBack(change);
      if (change.audit !== undefined) trail.giveBack(change.audit);
    },
  };
}
