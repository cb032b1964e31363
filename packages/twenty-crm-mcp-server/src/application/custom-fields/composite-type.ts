import type { FieldSchema } from "twenty-client";
import { z } from "zod";
import { textField } from "../tools/input-fields.ts";

/** How values of one of Twenty's types with parts are taken and shown; `readValues` makes the parts of them. */
interface CompositeType {
  readonly taken: z.ZodType;
  readonly shown: z.ZodType;
}

const several: CompositeType = {
  taken: z.union([textField, z.array(textField)]),
  shown: z.union([z.string(), z.array(z.string())]),
};

const part = z.string().nullish();
const degrees = z.number().nullish();

/** Loose, since the client names the part that was meant. */
const address = z.looseObject({
  street1: part,
  street2: part,
  city: part,
  postcode: part,
  state: part,
  country: part,
  latitude: degrees,
  longitude: degrees,
});

const COMPOSITE_TYPES: Readonly<Record<string, CompositeType>> = {
  CURRENCY: {
    taken: z.union([textField, z.number()]).describe("1250.50 EUR"),
    shown: z.string(),
  },
  FULL_NAME: { taken: textField.describe("first and last name"), shown: z.string() },
  EMAILS: several,
  LINKS: several,
  PHONES: several,
  ADDRESS: { taken: address, shown: z.looseObject({}) },
};

/** How values of the field are taken and shown; nothing where they have no parts. */
export function compositeType({ type }: FieldSchema): CompositeType | undefined {
  return Object.hasOwn(COMPOSITE_TYPES, type) ? COMPOSITE_TYPES[type] : undefined;
}
