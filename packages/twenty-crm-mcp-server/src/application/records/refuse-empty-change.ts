import { ToolFault } from "../tools/tool-fault.ts";

/** Refuses an update that names nothing to change: Twenty would still count it as a change. */
export function refuseEmptyChange(
  input: Readonly<Record<string, unknown>>,
  shape: Readonly<Record<string, unknown>>,
  custom: Readonly<Record<string, unknown>> = {},
): void {
  if (Object.keys(custom).length > 0) return;
  const names = Object.keys(shape).filter((name) => name !== "id");
  if (names.some((name) => input[name] !== undefined)) return;
  throw new ToolFault({
    reason: "nothing to change was given",
    wayOut: `Name at least one of ${names.join(", ")}.`,
  });
}
