import {
  choiceSchema,
  defineVariables,
  httpUrlSchema,
  patternSchema,
  secretSchema,
  textSchema,
} from "service-kit";
import { originListSchema } from "./value-schemas.ts";

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
      "API key of the workspace; required with `TWENTY_API_URL`, unless `TWENTY_KEY_SOURCE` is `caller`",
    schema: secretSchema,
    secret: true,
    example: "the key from Settings → APIs & Webhooks",
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
