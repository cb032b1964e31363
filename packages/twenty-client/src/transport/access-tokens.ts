/** Access tokens that end and are renewed (RFC 6749 section 1.5), in place of a key that stays. */
export interface AccessTokens {
  /**
   * The one to send now. Several calls may wait for the same one, so that giving up a call stops nothing.
   * @throws TwentyError `unauthenticated` when there is none.
   */
  current(): Promise<string>;
  /**
   * Another one, after Twenty refused this one.
   * @throws TwentyError `unauthenticated` when there is none.
   */
  renew(refused: string): Promise<string>;
  /** What helps when even a new one is refused, in one sentence. */
  readonly wayOut: string;
}
