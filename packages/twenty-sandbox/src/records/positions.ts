import { invalidArguments } from "../errors/errors.ts";
import type { ObjectModel } from "../metadata/model.ts";
import { identifier } from "../storage/identifier.ts";
import type { Store } from "./store.ts";

/** Gives out positions: new records go before all others, in the order in which they were sent. */
export function createPositions(store: Store, object: ObjectModel): (requested: unknown) => number {
  const table = identifier(object.nameSingular);
  const bound = (aggregate: "min" | "max"): number | null => {
    const row = store.database.get(`SELECT ${aggregate}("position") AS edge FROM ${table}`, []);
    const edge = row?.edge;
    return typeof edge === "number" ? edge : null;
  };
  let first: number | undefined;
  let last: number | undefined;
  return (requested) => {
    if (typeof requested === "number") return requested;
    if (requested === "last") {
      last = (last ?? bound("max") ?? 0) + 1;
      return last;
    }
    if (requested === undefined || requested === null || requested === "first") {
      first = (first ?? bound("min") ?? 1) - 1;
      return first;
    }
    throw invalidArguments(
      `Invalid position value: ${JSON.stringify(requested)}. Expected a number, "first" or "last"`,
      "INVALID_ARGS_DATA",
    );
  };
}
