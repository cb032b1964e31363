import type { ProblemCode } from "agent-gateway-contract";
import type { InboundExchange } from "../../transport/inbound.ts";
import type { Call } from "../exchange/call.ts";

/** One way of speaking to instances: what a request is about, and how the gateway answers it itself. */
export interface Protocol {
  readonly name: "mcp" | "ag-ui" | "a2a" | "http";
  /** Methods that may be passed on. */
  readonly methods: ReadonlySet<string>;
  /** Reads what a request is about; `body` is `null` for a request without one. */
  readonly call: (client: InboundExchange, rest: string, body: Buffer | null) => Call;
  /** Answers with an error of the gateway in the form that its clients read; returns the status. */
  readonly refuse: (client: InboundExchange, call: Pick<Call, "id">, refusal: Refusal) => number;
  /** An exchange is ended after so long, streams included. */
  readonly maxDurationMs: number;
}

/** Why a request is not answered by an instance. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly detail: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Two are JSON-RPC's and MCP's own; the others are those of the whole gateway. */
type RefusalCode = ProblemCode | "session_not_found" | "unknown_tool";
