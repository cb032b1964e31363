import type { Json, WireRecord } from "../json.ts";
import type { RecordCall } from "../records/record-api.ts";
import type { HttpRequest } from "../transport/http-request.ts";
import type { Transport } from "../transport/transport.ts";
import { readRestAnswer } from "./rest-answer.ts";

/** Parameters of a REST request, by name. */
export type Query = Readonly<Record<string, string>>;

/** Sends one REST request on the way of a call, and returns the body of its answer. */
export type SendRest = (
  call: RecordCall,
  method: HttpRequest["method"],
  path: string,
  content?: { readonly query?: Query; readonly body?: Json },
) => Promise<WireRecord>;

/** Always at depth 0: deeper answers are slow and silently cut at 60 children. */
export function createSendRest(transport: Transport): SendRest {
  return ({ signal }, method, path, { query = {}, body } = {}) => {
    const parameters = new URLSearchParams(query).toString();
    return transport.send(
      {
        method,
        path: `/rest/${path}${parameters === "" ? "" : `?${parameters}`}`,
        ...(body === undefined ? {} : { body }),
        kind: method === "GET" ? "read" : "write",
        signal,
      },
      readRestAnswer,
    );
  };
}
