import {
  booleanSchema,
  choiceSchema,
  defineVariables,
  logLevelSchema,
  longSecretSchema,
  millisecondsSchema,
  portSchema,
} from "service-kit";
import { countSchema, hostListSchema, lineSchema, originListSchema } from "./value-schemas.ts";

/** How the server listens, whom it lets in, and how it logs. */
export const serverVariables = defineVariables({
  PORT: {
    description: "Port to listen on; 0 takes a free one",
    schema: portSchema,
    default: "5008",
  },
  HOST: {
    description:
      "Address to listen on; `0.0.0.0` lets other machines in and asks for `MCP_API_KEY`",
    schema: lineSchema(255),
    default: "127.0.0.1",
  },
  MCP_API_KEY: {
    description: "Key that MCP clients must send as `Authorization: Bearer …`",
    schema: longSecretSchema(16),
    secret: true,
    example: "the output of: openssl rand -base64 32",
  },
  MCP_ALLOW_ANONYMOUS: {
    description:
      "`true` lets other machines in without a key: only behind something that checks them",
    schema: booleanSchema,
    default: "false",
  },
  ALLOWED_HOSTS: {
    description:
      "Host names under which the server may be called, comma-separated, `*` for any; the default is this machine's and those of `MCP_ENDPOINT` and `HEALTH_ENDPOINT`, and any once `MCP_API_KEY` is set",
    schema: hostListSchema,
    example: "crm-tools.example.com",
  },
  ALLOWED_ORIGINS: {
    description: "Origins of web pages that may call the server, comma-separated",
    schema: originListSchema,
    example: "https://chat.example.com",
  },
  MCP_MAX_SESSIONS: {
    description: "How many sessions of 2025 clients are kept at once; the idlest one makes room",
    schema: countSchema(1, 100_000),
    default: "1000",
  },
  MCP_SESSION_IDLE_TIMEOUT: {
    description: "Milliseconds after which an idle session ends",
    schema: millisecondsSchema(1000, 86_400_000),
    default: "1800000",
  },
  MCP_REQUEST_STATE_KEY: {
    description:
      "Signs the state of questions a tool asks back; the same on all instances, made at each start when unset",
    schema: longSecretSchema(32),
    secret: true,
    example: "the output of: openssl rand -base64 32",
  },
  LOG_LEVEL: {
    description: "Least severe level that is logged: `debug`, `info`, `warn` or `error`",
    schema: logLevelSchema,
    default: "info",
  },
  LOG_FORMAT: {
    description: "`pretty` text, `json` lines, or `auto`: pretty on a terminal",
    schema: choiceSchema(["pretty", "json", "auto"]),
    default: "auto",
  },
});
