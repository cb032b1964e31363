/** What the HTTP server hands to the admin routes beside the request. */
export interface AdminEnv {
  Bindings: {
    /** Address of the other side of the connection. */
    readonly peerAddress: string | undefined;
  };
  Variables: {
    /** The API key's owner name in the registry. */
    owner: string;
  };
}
