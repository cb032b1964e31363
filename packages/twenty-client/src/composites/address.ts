import { isWireRecord, type WireInput } from "../json.ts";
import { textOrNull } from "./text.ts";

/** A postal address, part by part. */
export interface Address {
  readonly street1: string | null;
  readonly street2: string | null;
  readonly city: string | null;
  readonly postcode: string | null;
  readonly state: string | null;
  readonly country: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** What a write says of an address; parts that are not named stay as they are, null clears one. */
export type AddressInput = { readonly [Part in keyof Address]?: Address[Part] };

const wireParts = {
  street1: "addressStreet1",
  street2: "addressStreet2",
  city: "addressCity",
  postcode: "addressPostcode",
  state: "addressState",
  country: "addressCountry",
  latitude: "addressLat",
  longitude: "addressLng",
} as const satisfies Record<keyof Address, string>;

/** An absent field reads as an address without parts. */
export function readAddress(value: unknown): Address {
  const wire = isWireRecord(value) ? value : {};
  return {
    street1: textOrNull(wire[wireParts.street1]),
    street2: textOrNull(wire[wireParts.street2]),
    city: textOrNull(wire[wireParts.city]),
    postcode: textOrNull(wire[wireParts.postcode]),
    state: textOrNull(wire[wireParts.state]),
    country: textOrNull(wire[wireParts.country]),
    latitude: degreesOrNull(wire[wireParts.latitude]),
    longitude: degreesOrNull(wire[wireParts.longitude]),
  };
}

/** Only the named parts, which is what keeps the others. */
export function writeAddress(input: AddressInput): WireInput {
  const wire: WireInput = {};
  for (const part of Object.keys(wireParts) as (keyof Address)[]) {
    const value = input[part];
    if (value !== undefined) wire[wireParts[part]] = value;
  }
  return wire;
}

/** PostgreSQL's numeric may arrive as a number or as text. */
function degreesOrNull(value: unknown): number | null {
  if (value === null || value === undefined || value === "") return null;
  const degrees = Number(value);
  return Number.isFinite(degrees) ? degrees : null;
}
