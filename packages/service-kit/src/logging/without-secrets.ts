/** Names of fields and headers that hold secrets, in lower case without separators. */
const SECRET_NAMES = new Set([
  "accesstoken",
  "apikey",
  "authorization",
  "clientsecret",
  "cookie",
  "password",
  "proxyauthorization",
  "refreshtoken",
  "secret",
  "setcookie",
  "token",
  "xapikey",
]);

const MAX_DEPTH = 8;

/** A copy in which every field named like a secret says `[redacted]`, however deep it lies. */
export function withoutSecrets(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return redactObject(fields, 0);
}

function redactObject(fields: Readonly<Record<string, unknown>>, depth: number) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      isSecret(name, value) ? "[redacted]" : redact(value, depth + 1),
    ]),
  );
}

function redact(value: unknown, depth: number): unknown {
  if (!Array.isArray(value) && !isPlainObject(value)) return value;
  // What lies deeper has not been looked at, so it is not shown; it also ends circles.
  if (depth > MAX_DEPTH) return "[…]";
  return Array.isArray(value)
    ? value.map((item) => redact(item, depth + 1))
    : redactObject(value, depth);
}

function isSecret(name: string, value: unknown): boolean {
  return (
    value !== null &&
    value !== undefined &&
    SECRET_NAMES.has(name.toLowerCase().replaceAll(/[^a-z]/g, ""))
  );
}

/** Errors and other instances of classes are written by the logger's own serializers. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
