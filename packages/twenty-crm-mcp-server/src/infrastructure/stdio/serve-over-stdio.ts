import type { Readable, Writable } from "node:stream";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import type { Clock, Logger } from "service-kit";
import type { CreateMcpServer } from "../mcp/create-mcp-server.ts";
import { createPatientStdioTransport } from "./patient-stdio-transport.ts";

/** One client over standard input and output. */
export interface StdioServer {
  /** Resolves when the client is gone. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** Serves both protocol generations; the first message decides. */
export function serveOverStdio({
  createMcpServer,
  stdin,
  stdout,
  answered,
  clock,
  logger,
}: {
  readonly createMcpServer: CreateMcpServer;
  readonly stdin: Readable;
  readonly stdout: Writable;
  /** A request that has been answered while all this was loaded. */
  readonly answered?: string | number;
  readonly clock: Clock;
  readonly logger: Logger;
}): StdioServer {
  const transport = createPatientStdioTransport({
    stdin,
    stdout,
    ...(answered !== undefined && { answered }),
    clock,
  });
  const handle = serveStdio(createMcpServer, {
    transport,
    onerror: (error) => logger.debug("MCP error", { reason: error.message }),
  });
  return { closed: transport.closed, close: () => handle.close() };
}
