/** Enough of a secret to recognise it, never enough to use it. */
export function maskSecret(secret: string): string {
  return secret.length < 12 ? "********" : `${secret.slice(0, 4)}********`;
}
