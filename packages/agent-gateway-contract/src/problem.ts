import { z } from "zod";

/** Every error code of the gateway with its status and its meaning. */
export const PROBLEMS = {
  invalid_request: { status: 400, title: "The request is not valid" },
  unauthorized: { status: 401, title: "An API key is required" },
  forbidden: { status: 403, title: "This API key may not do that" },
  caller_not_allowed: { status: 403, title: "This host or origin may not call the gateway" },
  name_taken: { status: 403, title: "The name belongs to another API key" },
  not_registered: { status: 404, title: "No such agent is registered" },
  not_found: { status: 404, title: "There is nothing at this address" },
  method_not_allowed: { status: 405, title: "This address does not support the method" },
  name_in_use: { status: 409, title: "The name has instances" },
  gone: { status: 410, title: "The agent was removed; register again" },
  payload_too_large: { status: 413, title: "The request body is too large" },
  unsupported_media_type: { status: 415, title: "The request body must be JSON" },
  rate_limited: { status: 429, title: "Too many wrong API keys came from this address" },
  internal_error: { status: 500, title: "The gateway failed" },
  ambiguous_delivery: {
    status: 502,
    title: "The instance may or may not have executed the request",
  },
  upstream_failed: { status: 502, title: "The instance failed before it answered" },
  busy: { status: 503, title: "Too many requests wait already" },
  registry_full: { status: 503, title: "The registry has no room for one more" },
  store_unavailable: { status: 503, title: "The change could not be stored; try again" },
  no_routable_instance: { status: 503, title: "No instance of the service can take requests now" },
  shutting_down: { status: 503, title: "The gateway is shutting down" },
  upstream_timeout: { status: 504, title: "The instance did not answer in time" },
} as const;

/** A stable error code. */
export type ProblemCode = keyof typeof PROBLEMS;

/** An error body, `application/problem+json` (RFC 9457). */
export const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
  /** For `invalid_request`: each field with what is wrong with it. */
  errors: z.array(z.object({ field: z.string(), problem: z.string() })).optional(),
});

/** An error body (RFC 9457). */
export type Problem = z.output<typeof problemSchema>;
