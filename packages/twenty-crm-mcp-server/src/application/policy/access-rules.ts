import type { AccessRules } from "twenty-client";
import { narrowSchemas } from "./narrow-schemas.ts";
import { isAllowed, type Policy } from "./policy.ts";

/** A policy as the client holds itself to it, whichever tool asks. */
export function accessRules(policy: Policy): AccessRules {
  return {
    narrow: (schemas) => narrowSchemas(schemas, policy),
    allows: (object, operation) => isAllowed(policy, object, operation),
  };
}
