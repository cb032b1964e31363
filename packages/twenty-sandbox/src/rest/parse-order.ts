import { invalidArguments } from "../errors/errors.ts";
import { DIRECTIONS, isDirection } from "../order/order-term.ts";

/** Reads `field,composite.part[DescNullsLast]` into the form GraphQL uses. */
export function parseOrder(text: string): Readonly<Record<string, unknown>>[] {
  return text.split(",").map((item) => {
    const [, fields = item, direction = "AscNullsFirst"] = /^(.*?)\[(.*)\]$/.exec(item) ?? [];
    if (!isDirection(direction)) {
      throw invalidArguments(
        `'order_by' direction '${direction}' invalid. Allowed values are '${DIRECTIONS.join("', '")}'. eg: ?order_by=field_1[AscNullsFirst],field_2[DescNullsLast],field_3`,
        "INVALID_QUERY_INPUT",
      );
    }
    return fields
      .split(".")
      .reduceRight<unknown>((inner, key) => ({ [key]: inner }), direction) as Record<
      string,
      unknown
    >;
  });
}
