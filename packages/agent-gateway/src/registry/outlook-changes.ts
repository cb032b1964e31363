import type { ChangeKind } from "agent-gateway-contract";
import type { Outlook } from "./verdict.ts";

/** A change before it has a revision. */
export interface Said {
  readonly kind: ChangeKind;
  readonly why: string;
}

/** Facts that change by themselves; what operators and registrations do is said by those who do it. */
const OBSERVED = ["lease", "status", "probe", "traffic"] as const;

/** What a reader of discovery would see change between two instants; reasons alone are no change. */
export function outlookChanges(before: Outlook, after: Outlook): readonly Said[] {
  return OBSERVED.filter((fact) => before[fact].state !== after[fact].state).map((kind) => ({
    kind,
    why: `${before[kind].state} → ${after[kind].state}: ${after[kind].why}`,
  }));
}
