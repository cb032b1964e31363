/** Hides every occurrence of some secrets in a text. */
export type Redact = (text: string) => string;

// Shorter header values are switches such as "1" or "true": hiding them would only garble texts.
const shortestSecret = 8;

/** A proxy may echo what it was sent; what it echoes must not reach errors or logs. */
export function createRedact(secrets: readonly string[]): Redact {
  const hidden = secrets.filter((secret) => secret.length >= shortestSecret);
  return (text) =>
    hidden.reduce(
      (result, secret) =>
        result.includes(secret) ? result.replaceAll(secret, "[secret]") : result,
      text,
    );
}
