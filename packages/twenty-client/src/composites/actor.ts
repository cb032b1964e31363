import { isWireRecord } from "../json.ts";
import { textOrNull } from "./text.ts";

/** Who made or last changed a record. */
export interface Actor {
  /** `API`, `MANUAL`, `IMPORT`, `EMAIL`, … */
  readonly source: string;
  readonly name: string | null;
  readonly workspaceMemberId: string | null;
}

/** Null when the server does not say. */
export function readActor(value: unknown): Actor | null {
  if (!isWireRecord(value)) return null;
  return {
    source: textOrNull(value.source) ?? "UNKNOWN",
    name: textOrNull(value.name),
    workspaceMemberId: textOrNull(value.workspaceMemberId),
  };
}
