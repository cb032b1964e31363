import { TwentyError } from "../errors/twenty-error.ts";

const apiPath = /\/(?:rest|graphql|metadata|mcp|api)?\/*$/;

/**
 * The server's own address, without a trailing slash or the path of one of its APIs.
 * @throws TwentyError `invalid_configuration` for what cannot be one.
 */
export function normaliseBaseUrl(text: string): string {
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed)) {
    throw invalid(
      `The base URL "${withoutCredentials(trimmed)}" does not start with http:// or https://`,
      "Write the base URL with its scheme, such as https://crm.example.com.",
    );
  }
  const url = parse(trimmed);
  if (url === undefined) {
    throw invalid(
      `The base URL "${withoutCredentials(trimmed)}" is not a URL`,
      "Write it like https://crm.example.com.",
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw invalid(
      "The base URL holds a user name or password",
      "Remove them, and give extra credentials as headers.",
    );
  }
  if (url.search !== "" || url.hash !== "") {
    throw invalid(
      `The base URL "${url.origin}${url.pathname}" carries a query or a fragment`,
      "Write only the address of the server.",
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, "").replace(apiPath, "")}`;
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function withoutCredentials(text: string): string {
  return text.slice(0, 100).replace(/[^/]*@/, "…@");
}

function invalid(reason: string, wayOut: string): TwentyError {
  return new TwentyError("invalid_configuration", reason, { field: "baseUrl", wayOut });
}
