import {
  booleanSchema,
  defineVariables,
  httpUrlSchema,
  logLevelSchema,
  millisecondsSchema,
  portSchema,
  secretSchema,
} from "service-kit";
import { z } from "zod";

const listSchema = z.string().transform((text) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== ""),
);

/** Every variable of the gateway: what `--help`, `make check-env`, `make info` and the README show. */
export const variables = defineVariables({
  PORT: {
    description: "Port to listen on; 0 takes a free one",
    schema: portSchema,
    default: "8080",
  },
  HOST: {
    description:
      "Address to listen on; `0.0.0.0` lets other machines in and asks for `GATEWAY_API_KEY`",
    schema: z.string().max(255),
    default: "127.0.0.1",
  },
  GATEWAY_API_KEY: {
    description: "Key that servers, agents and clients must send as `Authorization: Bearer …`",
    schema: secretSchema.min(16, "is shorter than 16 characters"),
    secret: true,
    example: "the output of: openssl rand -base64 32",
  },
  GATEWAY_ALLOW_ANONYMOUS: {
    description:
      "`true` lets other machines in without a key: only behind something that checks them",
    schema: booleanSchema,
    default: "false",
  },
  DATA_DIR: {
    description: "Folder of the registry's file and the session key; `:memory:` keeps nothing",
    schema: z.string(),
    default: ".data",
  },
  ALLOWED_HOSTS: {
    description:
      "Host names under which the gateway may be called, comma-separated, `*` for any; the default is this machine's, and any once `GATEWAY_API_KEY` is set",
    schema: listSchema,
    example: "gateway.example.com",
  },
  ALLOWED_ORIGINS: {
    description: "Origins of web pages that may call the gateway, comma-separated",
    schema: listSchema,
    example: "https://chat.example.com",
  },
  GATEWAY_PROBE_INTERVAL_MS: {
    description: "Milliseconds between two probes of an instance, ± 20 %",
    schema: millisecondsSchema(100, 3_600_000),
    default: "10000",
  },
  GATEWAY_PROBE_TIMEOUT_MS: {
    description: "Milliseconds a probe may take",
    schema: millisecondsSchema(50, 60_000),
    default: "2000",
  },
  GATEWAY_PUBLIC_URL: {
    description: "Address under which clients reach the gateway; the default is what they called",
    schema: httpUrlSchema,
    example: "https://gateway.example.com",
  },
  LOG_LEVEL: {
    description: "Least severe level that is logged: `debug`, `info`, `warn` or `error`",
    schema: logLevelSchema,
    default: "info",
  },
  LOG_FORMAT: {
    description: "`pretty` text, `json` lines, or `auto`: pretty on a terminal",
    schema: z.enum(["pretty", "json", "auto"], { error: "is not one of pretty, json, auto" }),
    default: "auto",
  },
});

/** A name in `.env` that starts with this and is not in the table is a mistake. */
export const ownPrefixes = ["GATEWAY_"] as const;
