import { metadataNotFound } from "../errors/errors.ts";
import { metadataId } from "../metadata/metadata-id.ts";
import type { AccessContext } from "../roles/resolve-access.ts";
import { checkRemoval, checkViewPart } from "./check-view-part.ts";
import type { PartValues, ViewPart, ViewPartKind } from "./view-part.ts";

interface PartInput extends PartValues {
  readonly id?: string | null;
  readonly viewId?: string;
  readonly update?: PartValues;
}

interface PartArguments {
  readonly id: string;
  readonly viewId?: string | null;
  readonly input: PartInput;
  readonly inputs: readonly PartInput[];
}

type PartResolver = (args: PartArguments, context: AccessContext) => unknown;

/** A part as the schema shows it. */
export function shownPart({ values, ...part }: ViewPart): object {
  return { ...values, ...part, workspaceId: metadataId("workspace"), isActive: true };
}

/** The root fields about what views consist of: each kind has the same ones, under its own name. */
export const viewPartResolvers: Readonly<Record<string, PartResolver>> = {
  ...resolversOf("viewField", "ViewField"),
  ...resolversOf("viewFilter", "ViewFilter"),
  ...resolversOf("viewSort", "ViewSort"),
  ...resolversOf("viewGroup", "ViewGroup"),
  ...resolversOf("viewFilterGroup", "ViewFilterGroup"),
  // Sorts and groups of filters are answered with whether they are gone, others with what they were.
  deleteViewSort: (args, context) => remove("viewSort", args.input.id, context) !== undefined,
  destroyViewSort: (args, context) => destroy("viewSort", args.input.id, context) !== undefined,
  updateViewFilterGroup: ({ id, input }, context) =>
    shownPart(update("viewFilterGroup", id, input, context)),
  deleteViewFilterGroup: ({ id }, context) => remove("viewFilterGroup", id, context) !== undefined,
  destroyViewFilterGroup: ({ id }, context) =>
    destroy("viewFilterGroup", id, context) !== undefined,
};

function resolversOf(kind: ViewPartKind, name: string): Readonly<Record<string, PartResolver>> {
  return {
    [`get${name}s`]: ({ viewId }, { views }) =>
      views.parts.list(kind, viewId ?? undefined).map(shownPart),
    [`get${name}`]({ id }, { views }) {
      const part = views.parts.find(kind, id);
      return part === undefined ? null : shownPart(part);
    },
    [`create${name}`]: ({ input }, context) => shownPart(create(kind, input, context)),
    [`createMany${name}s`]: ({ inputs }, context) =>
      context.views.together(() => inputs.map((input) => shownPart(create(kind, input, context)))),
    [`update${name}`]: ({ input }, context) =>
      shownPart(update(kind, input.id, input.update ?? {}, context)),
    [`updateMany${name}s`]: ({ inputs }, context) =>
      context.views.together(() =>
        inputs.map(({ id, update: changes = {} }) => shownPart(update(kind, id, changes, context))),
      ),
    [`delete${name}`]: ({ input }, context) => shownPart(remove(kind, input.id, context)),
    [`destroy${name}`]: ({ input }, context) => shownPart(destroy(kind, input.id, context)),
  };
}

function create(kind: ViewPartKind, input: PartInput, context: AccessContext): ViewPart {
  const { id, viewId = "", ...given } = input;
  const values = kind === "viewFilter" ? { ...given, operand: given.operand ?? "CONTAINS" } : given;
  const refusal = checkViewPart({ kind, id: id ?? undefined, viewId, values }, "create", context);
  if (refusal !== undefined) throw refusal;
  return context.views.parts.create(kind, viewId.toLowerCase(), values, id);
}

function update(
  kind: ViewPartKind,
  id: string | null | undefined,
  { id: _id, viewId: _viewId, ...changes }: PartInput,
  context: AccessContext,
): ViewPart {
  const { parts } = context.views;
  const part = found(parts.find(kind, id ?? ""), kind, "update");
  const refusal = checkViewPart(
    { ...part, values: { ...part.values, ...changes } },
    "update",
    context,
  );
  if (refusal !== undefined) throw refusal;
  return parts.update(part, changes);
}

function remove(
  kind: ViewPartKind,
  id: string | null | undefined,
  context: AccessContext,
): ViewPart {
  const part = found(context.views.parts.find(kind, id ?? ""), kind, "delete");
  const refusal = checkRemoval(part, context);
  if (refusal !== undefined) throw refusal;
  return context.views.parts.delete(part);
}

function destroy(
  kind: ViewPartKind,
  id: string | null | undefined,
  context: AccessContext,
): ViewPart {
  const part = found(context.views.parts.findAny(kind, id ?? ""), kind, "destroy");
  const refusal = checkRemoval(part, context);
  if (refusal !== undefined) throw refusal;
  context.views.parts.destroy(part);
  return part;
}

function found(part: ViewPart | undefined, kind: ViewPartKind, action: string): ViewPart {
  if (part !== undefined) return part;
  const words = kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  throw metadataNotFound(`${words.replace("view", "View")} to ${action} not found`);
}
