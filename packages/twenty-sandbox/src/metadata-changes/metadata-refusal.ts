/** What is wrong with a change of the metadata. */
export interface MetadataFailure {
  readonly code: string;
  readonly message: string;
  readonly userFriendlyMessage?: string;
  readonly value?: string;
}

const NOUNS = {
  objectMetadata: "object",
  fieldMetadata: "field",
  webhook: "webhook",
  view: "view",
  viewField: "view field",
  viewFilter: "view filter",
  viewFilterGroup: "view filter group",
  viewSort: "view sort",
  viewGroup: "view group",
} as const;

/** A change of the metadata that Twenty's validation refuses. */
export class MetadataRefusal extends Error {
  readonly entity: keyof typeof NOUNS;
  readonly action: "create" | "update" | "delete";
  readonly failure: MetadataFailure;

  /** `message` is the sentence about the whole change. */
  constructor(
    entity: MetadataRefusal["entity"],
    action: MetadataRefusal["action"],
    failure: MetadataFailure,
    message: string,
  ) {
    super(message);
    this.entity = entity;
    this.action = action;
    this.failure = failure;
  }
}

/** Refuses to create something. */
export function refusedCreation(
  entity: MetadataRefusal["entity"],
  failure: MetadataFailure,
): MetadataRefusal {
  return refusedAction(entity, "create", failure);
}

const GERUNDS = { create: "creating", update: "updating", delete: "deleting" } as const;

/** Refuses to create, change or remove something, for a reason. */
export function refusedAction(
  entity: MetadataRefusal["entity"],
  action: MetadataRefusal["action"],
  failure: MetadataFailure,
): MetadataRefusal {
  const message = `Multiple validation errors occurred while ${GERUNDS[action]} ${NOUNS[entity]}`;
  return new MetadataRefusal(entity, action, failure, message);
}

/** Refuses to change or remove an object or field that is not there. */
export function refusedChange(
  entity: "objectMetadata" | "fieldMetadata",
  action: "update" | "delete",
): MetadataRefusal {
  const [noun, label] = entity === "objectMetadata" ? ["object", "Object"] : ["field", "Field"];
  const reason = `${label} metadata to ${action} not found`;
  const code = `${label.toUpperCase()}_METADATA_NOT_FOUND`;
  return new MetadataRefusal(
    entity,
    action,
    { code, message: reason, userFriendlyMessage: reason },
    `Validation errors occurred while ${GERUNDS[action]} ${noun}`,
  );
}
