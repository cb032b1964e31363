import { parseFields } from "./parse-fields.ts";

/** The head of a request that this transport takes itself. */
export interface RequestHead {
  readonly method: string;
  readonly target: string;
  readonly fields: readonly string[];
  /** Bytes of the body that follows. */
  readonly contentLength: number;
}

/** Origin-form (RFC 9112 §3.2.1) of the characters that RFC 3986 allows, and nothing else. */
const REQUEST_LINE = /^(GET|POST|DELETE) (\/[A-Za-z0-9\-._~%!$&'()*+,;=:@/?]*) HTTP\/1\.1$/;
const MAX_FIELDS = 100;
const LENGTH = /^\d{1,9}$/;

/**
 * Reads a head that ends with an empty line, if it is one of the plain kind: `undefined` for everything else,
 * right or wrong, so that Node's own parser judges it. What is plain is plain in the eyes of every
 * implementation: no transfer coding, one length at most, one host, a connection that is kept, no expectation.
 */
export function parseRequestHead(head: string): RequestHead | undefined {
  const end = head.indexOf("\r\n");
  const [, method, target] = REQUEST_LINE.exec(head.slice(0, end)) ?? [];
  if (method === undefined || target === undefined) return undefined;
  const fields = parseFields(head, end + 2, head.length - 2);
  if (fields === undefined || fields.length > 2 * MAX_FIELDS) return undefined;
  let hosts = 0;
  let contentLength = -1;
  for (let i = 0; i < fields.length; i += 2) {
    const value = fields[i + 1] ?? "";
    switch (fields[i] ?? "") {
      case "host":
        hosts += 1;
        break;
      case "content-length":
        if (contentLength !== -1 || !LENGTH.test(value)) return undefined;
        contentLength = Number(value);
        break;
      case "connection":
        if (value.toLowerCase() !== "keep-alive") return undefined;
        break;
      case "transfer-encoding":
      case "expect":
      case "upgrade":
        return undefined;
      default:
    }
  }
  if (hosts !== 1) return undefined;
  // A body that no one will read is left to Node, which throws it away.
  if (method !== "POST" && contentLength > 0) return undefined;
  return { method, target, fields, contentLength: Math.max(0, contentLength) };
}
