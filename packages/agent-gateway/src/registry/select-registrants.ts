import type { Registrant } from "./registrant.ts";

/** Whom a heartbeat or an unregistration means. */
export interface RegistrantQuery {
  readonly owner: string;
  readonly instanceId?: string | undefined;
  readonly epoch?: number | undefined;
}

/** The registrants that are meant; `superseded`: the caller is an older process than the registered one. */
export type Selection<R extends Registrant> =
  | { readonly kind: "found"; readonly registrants: readonly R[] }
  | { readonly kind: "superseded" }
  | { readonly kind: "none" };

/**
 * Picks among the registrants of one name. An epoch picks its own process only: a beat or an
 * unregistration that was delayed or replayed never touches the process that came after.
 */
export function selectRegistrants<R extends Registrant>(
  registrants: readonly R[],
  { owner, instanceId, epoch }: RegistrantQuery,
): Selection<R> {
  const named = registrants.filter((registrant) =>
    instanceId === undefined ? registrant.owner === owner : registrant.instanceId === instanceId,
  );
  if (named.length === 0) return { kind: "none" };
  if (instanceId === undefined || epoch === undefined) return { kind: "found", registrants: named };
  // Epoch 0 made no claim, so it yields to any.
  const own = named.filter((registrant) => registrant.epoch === epoch || registrant.epoch === 0);
  if (own.length > 0) return { kind: "found", registrants: own };
  return named.some((registrant) => registrant.epoch > epoch)
    ? { kind: "superseded" }
    : { kind: "none" };
}
