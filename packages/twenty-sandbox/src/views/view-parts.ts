import { randomUUID } from "node:crypto";
import type { Clock } from "service-kit";
import { givenValues } from "./given-values.ts";
import type { KeptOverDefaults } from "./kept-over-defaults.ts";
import { fieldOf, type PartValues, type ViewPart, type ViewPartKind } from "./view-part.ts";

/** The columns, conditions, orders and groups of all views. */
export interface ViewParts {
  /** Of one view, or of all, in order. */
  list(kind: ViewPartKind, viewId?: string): readonly ViewPart[];
  find(kind: ViewPartKind, id: string): ViewPart | undefined;
  /** Also one that was deleted. */
  findAny(kind: ViewPartKind, id: string): ViewPart | undefined;
  create(kind: ViewPartKind, viewId: string, values: PartValues, id?: string | null): ViewPart;
  update(part: ViewPart, values: PartValues): ViewPart;
  delete(part: ViewPart): ViewPart;
  destroy(part: ViewPart): void;
}

/** What a part cannot be without, whatever an update says. */
const NEVER_NULL: ReadonlySet<string> = new Set([
  "fieldMetadataId",
  "fieldValue",
  "isVisible",
  "size",
  "position",
  "operand",
  "value",
  "direction",
  "logicalOperator",
]);

/** Opens what is kept; what is about a view or field that is gone is gone with it. */
export function openViewParts(
  kept: KeptOverDefaults<ViewPart>,
  clock: Clock,
  exists: {
    readonly view: (id: string) => boolean;
    readonly field: (id: string) => boolean;
  },
): ViewParts {
  const now = (): string => clock.now().toISOString();
  const isThere = (part: ViewPart): boolean => {
    const field = fieldOf(part);
    return (field === undefined || exists.field(field)) && exists.view(part.viewId);
  };
  const findAny = (kind: ViewPartKind, id: string): ViewPart | undefined => {
    const part = kept.find(id);
    return part?.kind === kind && isThere(part) ? part : undefined;
  };
  return {
    list: (kind, viewId) =>
      kept
        .list()
        .filter((part) => part.kind === kind && part.deletedAt === null)
        .filter((part) => viewId === undefined || part.viewId === viewId.toLowerCase())
        .filter(isThere)
        .toSorted((left, right) => positionOf(left) - positionOf(right)),
    find(kind, id) {
      const part = findAny(kind, id);
      return part?.deletedAt === null ? part : undefined;
    },
    findAny,
    create: (kind, viewId, values, id) =>
      kept.keep({
        id: id?.toLowerCase() ?? randomUUID(),
        kind,
        viewId,
        values: given(values),
        createdAt: now(),
        updatedAt: now(),
        deletedAt: null,
      }),
    update: (part, values) =>
      kept.keep({ ...part, values: { ...part.values, ...given(values) }, updatedAt: now() }),
    delete: (part) => kept.keep({ ...part, deletedAt: now(), updatedAt: now() }),
    destroy: ({ id }) => kept.destroy(id),
  };
}

function given(values: PartValues): PartValues {
  return givenValues(values, (name) => !NEVER_NULL.has(name));
}

function positionOf({ values: { position, positionInViewFilterGroup } }: ViewPart): number {
  const known = position ?? positionInViewFilterGroup;
  return typeof known === "number" ? known : 0;
}
