import { z } from "zod";
import { agentNameSchema } from "./agent-name.ts";

/**
 * What can happen to an instance. `updated`: what is registered of it is new; `status`: what it says of itself;
 * `lease`, `probe`, `traffic`: what the gateway sees of it; `drained` … `enabled`: what an operator did.
 */
export const CHANGE_KINDS = [
  "registered",
  "updated",
  "status",
  "lease",
  "probe",
  "traffic",
  "drained",
  "undrained",
  "disabled",
  "enabled",
  "removed",
] as const;

/** What happened to an instance. */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One change that discovery shows, with the verdict after it. */
export const registryChangeSchema = z.object({
  /** Grows with every change, over restarts too; no number is given twice. */
  revision: z.int(),
  kind: z.enum(CHANGE_KINDS),
  /** The gateway's wall clock, ISO 8601. */
  at: z.iso.datetime(),
  agentId: z.string(),
  name: agentNameSchema,
  service: z.string(),
  namespace: z.string(),
  type: z.string(),
  /** For people. */
  why: z.string(),
  /** May requests be sent there after this change? */
  verdict: z.object({ state: z.enum(["routable", "not_routable"]), why: z.string() }),
});

/** One change that discovery shows. */
export type RegistryChange = z.output<typeof registryChangeSchema>;
