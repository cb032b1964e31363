import { classifyRest } from "../errors/classify-rest.ts";
import { readJsonAnswer } from "../errors/read-json-answer.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { isWireRecord, type WireRecord } from "../json.ts";
import type { HttpResponse } from "../transport/http-request.ts";

/**
 * The body of a good answer.
 * @throws TwentyError for every status that refuses.
 */
export function readRestAnswer(response: HttpResponse): WireRecord {
  const body = readJsonAnswer(response);
  if (response.status >= 400) throw classifyRest(response, body);
  // Groups come as a bare list.
  if (Array.isArray(body)) return { data: body };
  if (!isWireRecord(body)) {
    throw new TwentyError("invalid_response", "The answer is not one of Twenty's REST API", {
      status: response.status,
    });
  }
  return body;
}

/** What the answer says under `data.{name}`. */
export function restData(body: WireRecord, name: string): unknown {
  return isWireRecord(body.data) ? body.data[name] : undefined;
}
