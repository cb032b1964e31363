import { z } from "zod";
import { pageQuerySchema } from "./query.ts";

/** What is written down: what operators and keys did, not what the gateway saw. */
export const AUDITED_ACTIONS = [
  "agent.register",
  "agent.unregister",
  "agent.drain",
  "agent.undrain",
  "agent.disable",
  "agent.enable",
  "agent.probe",
  "agent.remove",
  "name.release",
  "keys.reload",
] as const;

/** What can stand in the audit trail. */
export type AuditedAction = (typeof AUDITED_ACTIONS)[number];

/** One line of the audit trail. */
export const auditEntrySchema = z.object({
  /** Grows with time. */
  id: z.string(),
  /** The gateway's wall clock, ISO 8601. */
  at: z.iso.datetime(),
  action: z.enum(AUDITED_ACTIONS),
  /** The id of the key, never the key; `anonymous` where none is asked for. */
  by: z.string(),
  /** Address of the other side of the connection; `null` for what came from within. */
  from: z.string().nullable(),
  /** The agent's name; `null` where none is concerned. */
  name: z.string().nullable(),
  agentId: z.string().nullable(),
  /** What whoever did it said, or what happened, for people. */
  why: z.string(),
});

/** One line of the audit trail. */
export type AuditEntry = z.output<typeof auditEntrySchema>;

/** Query of `GET /api/v1/audit`. */
export const auditQuerySchema = z.object({
  action: z.enum(AUDITED_ACTIONS).optional(),
  by: z.string().min(1).max(256).optional().meta({ description: "The id of a key" }),
  name: z.string().min(1).max(256).optional().meta({ description: "An agent's name" }),
  ...pageQuerySchema.shape,
});

/** Answer of `GET /api/v1/audit`, latest first. */
export const auditListSchema = z.object({
  entries: z.array(auditEntrySchema),
  total: z.int(),
  nextCursor: z.string().optional(),
});

/** Answer of `GET /api/v1/audit`. */
export type AuditList = z.output<typeof auditListSchema>;
