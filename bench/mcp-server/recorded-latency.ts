import type { Operation } from "./beside-rest.ts";

/**
 * How long a real Twenty 2.21 took on two busy cores, in milliseconds: medians of 15 REST calls each (get 60.6, list of
 * 1 40.4, of 60 142.3, create 48.1). A list of 20 lies between. Its GraphQL took 31.1 for one person; it is held
 * back as long as REST all the same, since an answer of so few fields says little of ours.
 */
export const recordedLatencyMs: Readonly<Record<Operation, number>> = {
  get: 61,
  "list 20": 73,
  create: 48,
};
