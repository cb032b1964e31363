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
