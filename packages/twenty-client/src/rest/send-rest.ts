import type { Json, WireRecord } from "../json.ts";
import type { RecordCall } from "../records/record-api.ts";
import type { HttpRequest } from "../transport/http-request.ts";
import type { Transport } from "../transport/transport.ts";
import { readRestAnswer } from "./rest-answer.ts";

/** Parameters of a REST request, by name. */
export type Query = Readonly<Record<string, string>>;

/** What a REST request carries. */
interface RestContent {
  readonly query?: Query;
  readonly body?: Json;
  /** A POST that only asks. Default: whatever is no GET writes. */
  readonly isRead?: boolean;
}

/** Sends one REST request on the way of a call, and returns the body of its answer. */
export type SendRest = (
  call: RecordCall,
  method: HttpRequest["method"],
  path: string,
  content?: RestContent,
) => Promise<WireRecord>;

/** Always at depth 0: deeper answers are slow and silently cut at 60 children. */
export function createSendRest(transport: Transport): SendRest {
  return (
    { signal, onWait },
    method,
    path,
    { query = {}, body, isRead = method === "GET" } = {},
  ) => {
    const parameters = new URLSearchParams(query).toString();
    return transport.send(
      {
        method,
        path: `/rest/${path}${parameters === "" ? "" : `?${parameters}`}`,
        ...(body === undefined ? {} : { body }),
        kind: isRead ? "read" : "write",
        signal,
        onWait,
      },
      readRestAnswer,
    );
  };
}
