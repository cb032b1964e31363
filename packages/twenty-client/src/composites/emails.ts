/** All addresses of a record. */
export interface Emails {
  readonly primary: string | null;
  readonly additional: readonly string[];
}

/** What a write says of addresses; a part that is not named stays as it is, `additional` is replaced whole. */
export interface EmailsInput {
  readonly primary?: string | null;
  readonly additional?: readonly string[];
}
