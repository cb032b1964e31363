import { z } from "zod";

/** A state with the reason for it, in words. */
export const stated = <T extends string>(...states: [T, ...T[]]) =>
  z.object({ state: z.enum(states), why: z.string() });
