import { z } from "zod";

/** Names appear in URLs and in logs: letters, digits, `.`, `_`, `-`, at most 128 characters. */
export const agentNameSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/,
    "must be 1 to 128 letters, digits, '.', '_' or '-', and begin with a letter or digit",
  );
