import { z } from "zod";

/** An API key without anything that would let one guess it. */
export const keyViewSchema = z.object({
  id: z.string(),
  /** Who owns the names that it registers; keys with the same owner can follow each other. */
  owner: z.string(),
  /** `environment`: `GATEWAY_API_KEY`; `file`: `GATEWAY_KEYS_FILE`. */
  source: z.enum(["environment", "file"]),
  scopes: z.array(z.string()),
  description: z.string(),
  expiresAt: z.iso.datetime().nullable(),
  isExpired: z.boolean(),
  /** Since this process began; `null` when it was not. */
  lastUsedAt: z.iso.datetime().nullable(),
});

/** An API key as the API shows it. */
export type KeyView = z.output<typeof keyViewSchema>;

/** Answer of `GET /api/v1/keys`. */
export const keyListSchema = z.object({
  keys: z.array(keyViewSchema),
  /** Whether a key is asked for at all. */
  required: z.boolean(),
  /** Of the keys file as it was last read; `null` when there is none. */
  file: z.object({ readAt: z.iso.datetime(), problem: z.string().nullable() }).nullable(),
});

/** Answer of `GET /api/v1/keys`. */
export type KeyList = z.output<typeof keyListSchema>;

/** Answer of `GET /api/v1/whoami`. */
export const whoamiSchema = z.object({
  /** `anonymous` where no key is asked for. */
  id: z.string(),
  owner: z.string(),
  scopes: z.array(z.string()),
  expiresAt: z.iso.datetime().nullable(),
});

/** Answer of `GET /api/v1/whoami`. */
export type Whoami = z.output<typeof whoamiSchema>;
