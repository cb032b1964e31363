/** What a client says: without what is left out or cannot be null, and with ids as they are kept. */
export function givenValues(
  input: Readonly<Record<string, unknown>>,
  canBeNull: (name: string) => boolean,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input)
      .filter(([name, value]) => value !== undefined && (value !== null || canBeNull(name)))
      .map(([name, value]) => [name, isId(name, value) ? value.toLowerCase() : value]),
  );
}

function isId(name: string, value: unknown): value is string {
  return name.endsWith("Id") && typeof value === "string";
}
