import { randomBytes } from "node:crypto";
import type { Json } from "../json.ts";

/** A body that is no JSON, as it is sent. */
export interface EncodedBody {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * One GraphQL operation with one file for its variable `file`, by the GraphQL multipart request specification:
 * https://github.com/jaydenseric/graphql-multipart-request-spec
 */
export function encodeMultipart(
  {
    query,
    variables,
  }: { readonly query: string; readonly variables: Readonly<Record<string, Json>> },
  file: { readonly name: string; readonly bytes: Uint8Array },
): EncodedBody {
  const boundary = `twenty-client-${randomBytes(18).toString("hex")}`;
  const operations = JSON.stringify({ query, variables: { ...variables, file: null } });
  const part = (head: string): string =>
    `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n`;
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([
      Buffer.from(`${part('name="operations"')}\r\n${operations}\r\n`),
      Buffer.from(`${part('name="map"')}\r\n{"0":["variables.file"]}\r\n`),
      Buffer.from(
        `${part(`name="0"; filename="${quotable(file.name)}"`)}content-type: application/octet-stream\r\n\r\n`,
      ),
      file.bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}

/** A name between quotes, as browsers write it: https://html.spec.whatwg.org/#multipart-form-data */
function quotable(name: string): string {
  return name.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
