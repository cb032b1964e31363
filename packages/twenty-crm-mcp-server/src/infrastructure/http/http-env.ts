import type { HttpBindings } from "@hono/node-server";

/** What Hono's handlers find in `c.env`: Node's objects, absent when a test calls the app directly. */
export interface HttpEnv {
  Bindings: Partial<HttpBindings>;
}
