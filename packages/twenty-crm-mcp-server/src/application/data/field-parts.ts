/** The parts of a composite that have columns of their own in a table; none for what is one text. */
export function partsOf(type: string): readonly string[] {
  return PARTS[type] ?? [];
}

const PARTS: Readonly<Record<string, readonly string[]>> = {
  FULL_NAME: ["firstName", "lastName"],
  ADDRESS: ["street1", "street2", "city", "postcode", "state", "country", "latitude", "longitude"],
  CURRENCY: ["currency"],
};
