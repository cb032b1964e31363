import { metadataNotFound } from "../errors/errors.ts";
import { metadataId } from "../metadata/metadata-id.ts";
import type { AccessContext } from "../roles/resolve-access.ts";
import { checkView } from "./check-view.ts";
import type { View, ViewInput } from "./view.ts";
import type { ViewPartKind } from "./view-part.ts";
import { shownPart, viewPartResolvers } from "./view-part-resolvers.ts";

/** The root fields about views. Not recorded: their types are those of Twenty's schema. */
export const viewResolvers = {
  ...viewPartResolvers,
  getViews: (
    {
      objectMetadataId,
      viewTypes,
    }: { objectMetadataId?: string | null; viewTypes?: string[] | null },
    { views }: AccessContext,
  ) =>
    views
      .list(objectMetadataId?.toLowerCase())
      .filter(({ type }) => viewTypes?.includes(type) ?? true)
      .map(shown),
  getView({ id }: { id: string }, { views }: AccessContext) {
    const view = views.find(id);
    return view === undefined ? null : shown(view);
  },
  createView({ input }: { input: ViewInput }, context: AccessContext) {
    const refusal = checkView(input, context);
    if (refusal !== undefined) throw refusal;
    return shown(context.views.create(input));
  },
  updateView({ id, input }: { id: string; input: ViewInput }, context: AccessContext) {
    const before = context.views.find(id);
    if (before === undefined) throw notFound();
    const refusal = checkView(input, context, before);
    if (refusal !== undefined) throw refusal;
    return shown(context.views.update(id, input) ?? before);
  },
  deleteView({ id }: { id: string }, { views }: AccessContext) {
    if (!views.delete(id)) throw notFound();
    return true;
  },
  destroyView({ id }: { id: string }, { views }: AccessContext) {
    if (!views.destroy(id)) throw notFound();
    return true;
  },
};

function notFound(): Error {
  return metadataNotFound("View not found");
}

/** What a view consists of is looked up only where it is asked for. */
function shown(view: View): object {
  const parts = (kind: ViewPartKind) => (_: unknown, context: AccessContext) =>
    context.views.parts.list(kind, view.id).map(shownPart);
  return {
    ...view,
    workspaceId: metadataId("workspace"),
    isActive: true,
    viewFields: parts("viewField"),
    viewFilters: parts("viewFilter"),
    viewFilterGroups: parts("viewFilterGroup"),
    viewSorts: parts("viewSort"),
    viewGroups: parts("viewGroup"),
  };
}
