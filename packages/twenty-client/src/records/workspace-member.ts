import { baseFilterFields } from "../filters/filter-field-definition.ts";
import type { WorkspaceMemberField } from "../filters/filter-fields.ts";
import { baseFields, namePart, optionalText } from "./field-codec.ts";
import type { ObjectDefinition } from "./object-definition.ts";
import type { BaseRecord } from "./record.ts";

/** A user of the workspace; API keys may read members and nothing more. */
export interface WorkspaceMember extends BaseRecord {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly avatarUrl: string | null;
  readonly locale: string | null;
  readonly timeZone: string | null;
}

/** How workspace members travel. */
export const workspaceMemberObject: ObjectDefinition<
  WorkspaceMember,
  object,
  WorkspaceMemberField
> = {
  singular: "workspaceMember",
  plural: "workspaceMembers",
  fields: {
    ...baseFields,
    firstName: namePart("firstName"),
    lastName: namePart("lastName"),
    email: optionalText("userEmail"),
    avatarUrl: optionalText("avatarUrl"),
    locale: optionalText("locale"),
    timeZone: optionalText("timeZone"),
  },
  filterFields: {
    ...baseFilterFields,
    firstName: { paths: ["name.firstName"], kind: "text" },
    lastName: { paths: ["name.lastName"], kind: "text" },
    email: { paths: ["userEmail"], kind: "email" },
  },
};
