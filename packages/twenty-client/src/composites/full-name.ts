import { isWireRecord, type WireInput } from "../json.ts";
import { textOrEmpty } from "./text.ts";

/** A person's name in its two parts. */
export interface FullName {
  readonly firstName: string;
  readonly lastName: string;
}

/** An absent field reads as a name without letters. */
export function readFullName(value: unknown): FullName {
  const wire = isWireRecord(value) ? value : {};
  return { firstName: textOrEmpty(wire.firstName), lastName: textOrEmpty(wire.lastName) };
}

/** Only the named parts, which is what keeps the others. */
export function writeFullName({ firstName, lastName }: Partial<FullName>): WireInput {
  return {
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
  };
}

/** Both parts as people write them. */
export function fullNameText({ firstName, lastName }: FullName): string {
  return [firstName, lastName].filter((part) => part !== "").join(" ");
}
