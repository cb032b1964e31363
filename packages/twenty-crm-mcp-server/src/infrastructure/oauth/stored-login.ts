import { z } from "zod";

const tokensSchema = z.strictObject({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1).optional(),
  /** Absent where the server does not say: then a refusal tells. */
  expiresAt: z.iso.datetime().optional(),
  /** A little before it ends, so that no call meets the end. */
  renewAt: z.iso.datetime().optional(),
});

const loginSchema = z.strictObject({
  version: z.literal(1),
  url: z.url(),
  server: z.strictObject({
    issuer: z.url(),
    tokenEndpoint: z.url(),
    revocationEndpoint: z.url().optional(),
  }),
  /** RFC 8707: what the tokens are for, where Twenty says so. */
  resource: z.string().optional(),
  client: z.strictObject({
    id: z.string().min(1),
    /** Absent for a client that somebody else registered. */
    redirectUri: z.url().optional(),
  }),
  /** Absent once signed out. */
  tokens: tokensSchema.optional(),
  workspace: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  signedInAt: z.iso.datetime().optional(),
});

/** Access to one Twenty, as `login` keeps it. */
export type StoredLogin = z.infer<typeof loginSchema>;

/** The tokens of a login, and their times. */
export type StoredTokens = z.infer<typeof tokensSchema>;

/** Reads what was kept; undefined for anything else, which only another `login` mends. */
export function readStoredLogin(text: string): StoredLogin | undefined {
  try {
    return loginSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
