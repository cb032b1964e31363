import { TwentyError } from "../errors/twenty-error.ts";
import { compileRestFilter } from "../filters/compile-rest.ts";
import type { ResolvedFilter } from "../filters/resolved-filter.ts";

/**
 * A filter in REST's syntax, for a query parameter.
 * @throws TwentyError `unsupported` for what that syntax cannot say; the client then asks over GraphQL.
 */
export function requireRestFilter(filter: ResolvedFilter): string {
  const compiled = compileRestFilter(filter);
  if (!compiled.isExpressible) {
    throw new TwentyError("unsupported", compiled.because, {
      field: "filter",
      wayOut: "Use the API mode `auto` or `graphql`, or filter by something simpler.",
    });
  }
  return compiled.text;
}
