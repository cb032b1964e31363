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
