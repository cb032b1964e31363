/** What is wrong with a change of the metadata. */
export interface MetadataFailure {
  readonly code: string;
  readonly message: string;
  readonly userFriendlyMessage?: string;
  readonly value?: string;
}

/** A change of objects or fields that Twenty's validation refuses. */
export class MetadataRefusal extends Error {
  readonly entity: "objectMetadata" | "fieldMetadata";
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
  const noun = entity === "objectMetadata" ? "object" : "field";
  const message = `Multiple validation errors occurred while creating ${noun}`;
  return new MetadataRefusal(entity, "create", failure, message);
}

/** Refuses to change or remove what is not there. */
export function refusedChange(
  entity: MetadataRefusal["entity"],
  action: "update" | "delete",
): MetadataRefusal {
  const [noun, label] = entity === "objectMetadata" ? ["object", "Object"] : ["field", "Field"];
  const reason = `${label} metadata to ${action} not found`;
  const code = `${label.toUpperCase()}_METADATA_NOT_FOUND`;
  return new MetadataRefusal(
    entity,
    action,
    { code, message: reason, userFriendlyMessage: reason },
    `Validation errors occurred while ${action === "update" ? "updating" : "deleting"} ${noun}`,
  );
}
