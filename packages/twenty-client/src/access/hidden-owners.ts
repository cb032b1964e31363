import type { ObjectSchema } from "../schema/object-schema.ts";
import { HISTORY } from "./visible-history.ts";

type Schemas = ReadonlyMap<string, ObjectSchema>;

/** The column of an event that says of which object the record is that was linked. */
export const LINKED_OBJECT = "linkedObjectMetadataId";
/** Who did it, not what it was done to. */
const DOER = "workspaceMember";

/** What is hidden from a client in the records of one object. */
export interface HiddenOwners {
  /** The columns that lead to hidden objects. */
  readonly columns: readonly string[];
  /** The ids of hidden objects in Twenty's metadata, where records name such. */
  readonly objectIds: readonly string[];
}

/** What of an object's records leads to objects that a client may not see. */
export function hiddenOwners(
  singular: string,
  everything: Schemas,
  visible: Schemas,
): HiddenOwners {
  const schema = everything.get(singular);
  const namesObjects = singular === HISTORY && schema?.fields.has(LINKED_OBJECT) === true;
  return {
    columns: [...(schema?.fields.values() ?? [])].flatMap(({ relation }) =>
      relation?.joinColumn === undefined ||
      relation.targetObject === DOER ||
      visible.has(relation.targetObject)
        ? []
        : [relation.joinColumn],
    ),
    objectIds: [...everything.values()]
      .filter((other) => namesObjects && other.id !== "" && !visible.has(other.singular))
      .map(({ id }) => id),
  };
}
