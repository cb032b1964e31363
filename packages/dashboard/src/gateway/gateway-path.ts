/** A path with each of its values encoded: no name leads to another address. */
export function gatewayPath(texts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: texts }, ...values.map(encodeURIComponent));
}
