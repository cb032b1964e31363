import type { ProblemCode } from "agent-gateway-contract";
import type { z } from "zod";
import type { Caller } from "../../access/caller.ts";

/** Who may call an address. `any`: whoever has a key; what it may do there is decided by what it asks for. */
type Access = "open" | "any" | "read" | "admin";

/** One answer that an address gives. */
export interface Answer {
  readonly description: string;
  /** Of a JSON body. */
  readonly schema?: z.ZodType;
  /** Of a body that is not JSON. */
  readonly contentType?: string;
}

/** A query as a table of its parameters. */
export type QuerySchema = z.ZodObject;

/** A request that fits its route. */
export interface RouteRequest<Q extends QuerySchema = QuerySchema, B = unknown> {
  readonly raw: Request;
  readonly caller: Caller;
  /** Address of the other side of the connection. */
  readonly peerAddress: string | undefined;
  /** By the names in the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: z.output<Q>;
  readonly body: B;
  readonly header: (name: string) => string | undefined;
  /** Ends the connection without a word. */
  readonly cut: () => void;
}

/** One address with one method: how it is served and all that its documentation says. */
export interface Route<Q extends QuerySchema = QuerySchema, B extends z.ZodType = z.ZodType> {
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  /** As OpenAPI writes it: `/api/v1/agents/{name}`. */
  readonly path: string;
  readonly id: string;
  readonly tag: "registration" | "discovery" | "operations" | "traffic" | "access" | "gateway";
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly query?: Q;
  /** A contract that others have written may grow parameters that are not ours to refuse. */
  readonly ignoresUnknownQuery?: true;
  /** `emptyMeans`: what an empty body stands for; without it there must be one. */
  readonly body?: { readonly schema: B; readonly emptyMeans?: unknown };
  readonly answers: Readonly<Record<number, Answer>>;
  /** What can go wrong besides what can go wrong everywhere. */
  readonly problems?: readonly ProblemCode[];
  readonly handle: (request: RouteRequest<Q, z.output<B>>) => Response | Promise<Response>;
}

/** A route whatever its query and body are. */
// biome-ignore lint/suspicious/noExplicitAny: a table of routes forgets what each handler takes; `defineRoute` has checked it.
export type AnyRoute = Route<any, any>;

/** Only adds types: ties the handler to the query and the body. */
export function defineRoute<Q extends QuerySchema = QuerySchema, B extends z.ZodType = z.ZodType>(
  route: Route<Q, B>,
): AnyRoute {
  return route;
}
