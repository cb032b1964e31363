import { textOrEmpty } from "../composites/text.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import type { RunRootField } from "../graphql/root-field.ts";
import type { WireRecord } from "../json.ts";
import type { CallOptions } from "../records/record-collection.ts";
import { nearestNames } from "../schema/nearest-names.ts";
import { requireWireRecord, requireWireRecords } from "../wire-shape.ts";

/** An object as the metadata has it now, inactive ones included. */
export interface LocatedObject {
  readonly id: string;
  readonly singular: string;
  readonly plural: string;
}

/** Finds objects and fields by name, in the metadata itself: a change must not rest on what was kept. */
export interface Locate {
  objects(options: CallOptions): Promise<readonly LocatedObject[]>;
  object(name: string, options: CallOptions): Promise<LocatedObject>;
  /** The fields of an object, as Twenty sends them. */
  fields(objectId: string, options: CallOptions): Promise<readonly WireRecord[]>;
  field(object: LocatedObject, name: string, options: CallOptions): Promise<WireRecord>;
}

const page = { paging: { type: "CursorPaging!", value: { first: 1000 } } };

/** Asks for what every version knows of objects and fields. */
export function createLocate(run: RunRootField): Locate {
  async function nodes(
    selection: string,
    filter: { readonly id?: { readonly eq: string } },
    options: CallOptions,
  ): Promise<readonly WireRecord[]> {
    const field = {
      name: "objects",
      arguments: { ...page, filter: { type: "ObjectFilter!", value: filter } },
      selection: `{edges{node{${selection}}}}`,
    };
    const { edges } = requireWireRecord(await run("read", field, options), "objects");
    return requireWireRecords(edges, "objects").map(({ node }) =>
      requireWireRecord(node, "objects"),
    );
  }

  const locate: Locate = {
    async objects(options) {
      const all = await nodes("id nameSingular namePlural", {}, options);
      return all.map(({ id, nameSingular, namePlural }) => ({
        id: textOrEmpty(id),
        singular: textOrEmpty(nameSingular),
        plural: textOrEmpty(namePlural),
      }));
    },
    async object(name, options) {
      const all = await locate.objects(options);
      const wanted = name.trim().toLowerCase();
      const found = all.find(
        ({ singular, plural }) =>
          singular.toLowerCase() === wanted || plural.toLowerCase() === wanted,
      );
      if (found !== undefined) return found;
      throw unknown(
        "object",
        name,
        all.map(({ singular }) => singular),
      );
    },
    async fields(objectId, options) {
      const selection = "id fieldsList{id name type isActive options}";
      const found = await nodes(selection, { id: { eq: objectId } }, options);
      const node = found.find(({ id }) => id === objectId);
      return requireWireRecords(node?.fieldsList, "fieldsList");
    },
    async field(object, name, options) {
      const fields = await locate.fields(object.id, options);
      const found = fields.find((field) => field.name === name.trim());
      if (found !== undefined) return found;
      throw unknown(
        "field",
        name,
        fields.map((field) => textOrEmpty(field.name)),
      );
    },
  };
  return locate;
}

function unknown(what: "object" | "field", name: string, names: readonly string[]): TwentyError {
  const nearest = nearestNames(name, names);
  return new TwentyError("invalid_input", `There is no ${what} "${name.slice(0, 60)}"`, {
    field: what,
    wayOut:
      nearest.length > 0
        ? `Did you mean ${nearest.join(" or ")}?`
        : `Name one of ${names.toSorted((a, b) => a.localeCompare(b)).join(", ")}.`,
  });
}
