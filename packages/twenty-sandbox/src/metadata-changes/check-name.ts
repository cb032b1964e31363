import type { MetadataFailure } from "./metadata-refusal.ts";

const NAME = /^[a-z][a-zA-Z0-9]*$/;

/** What is wrong with a name: its form, or that it is taken. */
export function nameFailure(
  name: string,
  taken: (name: string) => boolean,
  entity: "Object" | "Field",
): MetadataFailure | undefined {
  if (!NAME.test(name)) {
    const message =
      "Name is not valid: it must start with lowercase letter and contain only alphanumeric letters";
    const code = `INVALID_${entity.toUpperCase()}_INPUT`;
    return { code, message, userFriendlyMessage: message, value: name };
  }
  if (!taken(name)) return undefined;
  const message = `Name "${name}" is not available as it is already used by another ${entity.toLowerCase()}`;
  return { code: "NOT_AVAILABLE", message, userFriendlyMessage: message, value: name };
}
