import { TwentyError } from "../errors/twenty-error.ts";
import { compileRestFilter } from "../filters/compile-rest.ts";
import type { ResolvedFilter } from "../filters/resolved-filter.ts";

// Servers and proxies refuse addresses of 16 kB and some shorter ones; 200 ids stay below this.
const maxEncodedLength = 12_000;

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
  if (encodeURIComponent(compiled.text).length > maxEncodedLength) {
    throw new TwentyError(
      "unsupported",
      "The filter is too long for the address of a REST request",
      {
        field: "filter",
        wayOut: "Use the API mode `auto` or `graphql`, or filter by fewer values.",
      },
    );
  }
  return compiled.text;
}
