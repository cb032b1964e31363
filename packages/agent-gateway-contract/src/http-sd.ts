import { z } from "zod";

/** Answer of `GET /api/v1/http_sd`: target groups for Prometheus (its HTTP service discovery). */
export const httpSdSchema = z.array(
  z.object({
    /** `host:port`. */
    targets: z.array(z.string()),
    labels: z.record(z.string(), z.string()),
  }),
);

/** Target groups for Prometheus. */
export type HttpSd = z.output<typeof httpSdSchema>;
