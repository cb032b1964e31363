/** One exchange with the gateway. */
export interface GatewayRequest {
  readonly method: "POST" | "DELETE";
  /** Path and query, relative to the gateway's URL. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

/** What matters of the answer. */
export interface GatewayAnswer {
  readonly status: number;
  readonly contentType?: string;
  /** The parsed JSON object, or empty when the body was something else. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** The network edge of the client. */
export interface GatewayTransport {
  /** @throws an Error when there was no answer, at the latest when the signal aborts. */
  send(request: GatewayRequest): Promise<GatewayAnswer>;
  close(): Promise<void>;
}
