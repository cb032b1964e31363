import {
  booleanSchema,
  defineVariables,
  httpUrlSchema,
  logLevelSchema,
  longSecretSchema,
  millisecondsSchema,
  portSchema,
} from "service-kit";
import { z } from "zod";
import {
  fieldNameSchema,
  hostListSchema,
  originListSchema,
  policyChoiceSchema,
  sessionKeysSchema,
} from "./value-schemas.ts";

/** A name in `.env` that begins so is ours, and refused when it is not in the table. */
export const ownPrefixes: readonly string[] = ["GATEWAY_"];

/** Every variable of the gateway. */
export const variables = defineVariables({
  PORT: {
    description: "Port to listen on; 0 takes a free one",
    schema: portSchema,
    default: "8080",
  },
  HOST: {
    description: "Address to listen on; `0.0.0.0` lets other machines in and asks for a key",
    schema: z
      .string()
      .max(255)
      .regex(/^[\w.:-]+$/, "is not a host name or an address"),
    default: "127.0.0.1",
  },
  GATEWAY_API_KEY: {
    description:
      "Key that agents and clients must send as `Authorization: Bearer …` or `X-API-Key: …`; it may do everything",
    schema: longSecretSchema(16),
    secret: true,
    example: "the output of: openssl rand -base64 32",
  },
  GATEWAY_KEYS_FILE: {
    description:
      "YAML or JSON file of further keys and what each may do, read again when it changes or on SIGHUP; `agent-gateway keys create` prints its entries",
    schema: z.string().max(4096),
    example: "/etc/agent-gateway/keys.yaml",
  },
  GATEWAY_UPSTREAM_API_KEY: {
    description:
      "Key that the gateway sends to the instances it forwards to, as `Authorization: Bearer …`: the servers' `MCP_API_KEY`",
    schema: longSecretSchema(16),
    secret: true,
    example: "the output of: openssl rand -base64 32",
  },
  GATEWAY_ALLOW_ANONYMOUS: {
    description:
      "`true` lets other machines in without a key: only behind something that checks them",
    schema: booleanSchema,
    default: "false",
  },
  GATEWAY_PUBLIC_URL: {
    description:
      "URL under which others reach the gateway; the default is the address a request was sent to",
    schema: httpUrlSchema,
    example: "https://gateway.example.com",
  },
  GATEWAY_PROBE_INTERVAL_MS: {
    description: "Milliseconds between two health checks of an instance, spread by 20 %",
    schema: millisecondsSchema(100, 3_600_000),
    default: "10000",
  },
  GATEWAY_PROBE_TIMEOUT_MS: {
    description: "Milliseconds after which a health check has failed",
    schema: millisecondsSchema(10, 60_000),
    default: "2000",
  },
  GATEWAY_POLICY: {
    description:
      "Balancing policy of all services, then those of some: `p2c`, `round-robin`, `least-requests`, `random` or `hash`",
    schema: policyChoiceSchema,
    default: "p2c",
    example: "p2c,crm=round-robin,sales/chat=hash",
  },
  GATEWAY_AFFINITY_HEADER: {
    description:
      "Header whose value keeps requests together on one instance, where nothing else says what belongs together",
    schema: fieldNameSchema,
    example: "X-Conversation-Id",
  },
  GATEWAY_SESSION_KEYS: {
    description:
      "Keys of 32 bytes that seal session ids, as base64, comma-separated: the first seals, all open; the default is one in `DATA_DIR`",
    schema: sessionKeysSchema,
    secret: true,
    example: "the output of: openssl rand -base64 32",
  },
  GATEWAY_TRANSPORT: {
    description:
      "`socket`: what is proxied goes over plain sockets; `node-http`: through Node's own HTTP server and undici, which costs more",
    schema: z.enum(["socket", "node-http"], { error: "is not one of socket, node-http" }),
    default: "socket",
  },
  DATA_DIR: {
    description: "Folder of the registry and the session key; `:memory:` keeps nothing",
    schema: z.string().max(1024),
    default: ".data",
  },
  ALLOWED_HOSTS: {
    description:
      "Host names under which the gateway may be called, comma-separated, `*` for any; the default is this machine's and that of `GATEWAY_PUBLIC_URL`, and any once a key is asked for",
    schema: hostListSchema,
    example: "gateway.example.com",
  },
  ALLOWED_ORIGINS: {
    description: "Origins of web pages that may call the gateway, comma-separated",
    schema: originListSchema,
    example: "https://chat.example.com",
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
