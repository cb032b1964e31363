/** Who made or last changed a record. */
export interface Actor {
  /** `API`, `MANUAL`, `IMPORT`, `EMAIL`, … */
  readonly source: string;
  readonly name: string | null;
  readonly workspaceMemberId: string | null;
}
