/** What the HTTP server hands to the admin routes beside the request. */
export interface AdminEnv {
  Bindings: {
    /** Address of the other side of the connection. */
    readonly peerAddress: string | undefined;
    /** Ends the connection without a word. */
    readonly cut?: () => void;
  };
}
