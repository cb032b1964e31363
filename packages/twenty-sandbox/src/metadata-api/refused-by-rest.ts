import type { SandboxResponse } from "../http/exchange.ts";
import type { MetadataRefusal } from "../metadata-changes/metadata-refusal.ts";

/** A refused change of the metadata in REST's shape. */
export function refusedByRest({
  entity,
  action,
  failure,
  message,
}: MetadataRefusal): SandboxResponse {
  const plural = message.replace(/field$/, "fields");
  return {
    status: 400,
    body: {
      statusCode: 400,
      error: "METADATA_VALIDATION_ERROR",
      message: plural,
      errors: {
        [entity]: [
          {
            status: "fail",
            errors: [failure],
            flatEntityMinimalInformation: {},
            metadataName: entity,
            type: action,
          },
        ],
      },
      summary: { totalErrors: 1, [entity]: 1 },
    },
  };
}
