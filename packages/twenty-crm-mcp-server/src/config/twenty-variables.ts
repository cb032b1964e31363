import {
  choiceSchema,
  defineVariables,
  httpUrlSchema,
  patternSchema,
  secretSchema,
  textSchema,
} from "service-kit";
import { nameListSchema, originListSchema } from "./value-schemas.ts";

/** Which CRM the tools work on. */
export const twentyVariables = defineVariables({
  TWENTY_API_URL: {
    description:
      "Address of Twenty; without it the server runs on the embedded sandbox with sample data",
    schema: httpUrlSchema,
    example: "https://api.twenty.com",
  },
  TWENTY_API_KEY: {
    description:
      "API key of the workspace; required with `TWENTY_API_URL`, unless `TWENTY_AUTH` is `oauth` or `TWENTY_KEY_SOURCE` is `caller`",
    schema: secretSchema,
    secret: true,
    example: "the key from Settings → APIs & Webhooks",
  },
  TWENTY_AUTH: {
    description:
      "How the server itself is let in: by `key`, or by `oauth` once `login` was run; docs/guides/workspaces.md",
    schema: choiceSchema(["key", "oauth"]),
    default: "key",
  },
  TWENTY_LOGIN_DIR: {
    description:
      "Folder where `login` keeps what it was given; the default is `twenty-crm-mcp-server/logins` in the user's configuration folder",
    schema: textSchema(),
    example: "/var/lib/twenty-crm-mcp-server/logins",
  },
  TWENTY_PROFILES_FILE: {
    description:
      "File (YAML or JSON) that names several workspaces, in place of `TWENTY_API_URL`; docs/guides/workspaces.md",
    schema: textSchema(),
    example: "/etc/twenty-crm-mcp-server/profiles.yaml",
  },
  TWENTY_PROFILE: {
    description: "The profile to work in; the default is that of the file, or its only one",
    schema: textSchema(),
    example: "staging",
  },
  TWENTY_UNLOCK_WRITES: {
    description:
      "Profiles whose write lock is lifted in this process, comma-separated; production ones are locked",
    schema: nameListSchema,
    example: "production",
  },
  TWENTY_KEY_SOURCE: {
    description:
      "Whose key calls work with: `server` (TWENTY_API_KEY), `caller` (each call sends `X-Twenty-Api-Key`), or `either` (the caller's where there is one)",
    schema: choiceSchema(["server", "caller", "either"]),
    default: "server",
  },
  TWENTY_RATE_LIMIT: {
    description:
      "Calls a minute that the workspace may make where its operator changed Twenty's default of 100, or `off`",
    schema: patternSchema(
      /^(off|[1-9]\d{0,6})$/,
      "is not a number of calls above 0, or off",
    ).transform((text) => (text === "off" ? ("off" as const) : Number(text))),
    example: "1000",
  },
  TWENTY_API_MODE: {
    description: "Which of Twenty's APIs to use: `auto`, `graphql` or `rest`",
    schema: choiceSchema(["auto", "graphql", "rest"]),
    default: "auto",
  },
  TWENTY_WORKSPACE_URL: {
    description:
      "Where people open the workspace, for links to records; the default is `TWENTY_API_URL`, and `https://app.twenty.com` for `https://api.twenty.com`",
    schema: httpUrlSchema,
    example: "https://acme.twenty.com",
  },
  TWENTY_FILE_ORIGINS: {
    description:
      "Origins of the object storage to which Twenty sends those who fetch a file, comma-separated; unset: files come from Twenty itself",
    schema: originListSchema,
    example: "https://files.s3.eu-west-1.amazonaws.com",
  },
  TWENTY_WEBHOOK_SECRET: {
    description:
      "Secret of a webhook of Twenty's to `/webhooks/twenty`; with it clients can subscribe to records",
    schema: secretSchema,
    secret: true,
    example: "the output of: openssl rand -hex 32",
  },
  DATA_DIR: {
    description: "Folder of the embedded sandbox's data; `:memory:` keeps nothing",
    schema: textSchema(),
    default: ".data",
  },
});
