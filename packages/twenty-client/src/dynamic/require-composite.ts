import type { AddressInput } from "../composites/address.ts";
import type { EmailsInput } from "../composites/emails.ts";
import type { FullName } from "../composites/full-name.ts";
import type { LinkInput, LinksInput } from "../composites/links.ts";
import type { MoneyInput } from "../composites/money.ts";
import type { PhoneInput, PhonesInput } from "../composites/phones.ts";
import type { Json } from "../json.ts";
import { requireRecordId } from "../records/record-id.ts";
import { misfit, requireList, requireNumber, requireParts, requireText } from "./require-value.ts";

type Check<Value> = (value: unknown, field: string) => Value;

const primaryAndAdditional = ["primary", "additional"] as const;

/** @throws TwentyError `invalid_input` for anything but addresses, or one address as a text. */
export function requireEmails(value: unknown, field: string): EmailsInput {
  return requireSeveral(value, field, requireText);
}

/** @throws TwentyError `invalid_input` for anything but web addresses, or one as a text. */
export function requireLinks(value: unknown, field: string): LinksInput {
  return requireSeveral<LinkInput>(value, field, requireLink);
}

/** @throws TwentyError `invalid_input` for anything but telephone numbers, or one as a text. */
export function requirePhones(value: unknown, field: string): PhonesInput {
  return requireSeveral<PhoneInput>(value, field, requirePhone);
}

/** @throws TwentyError `invalid_input` for anything but an exact amount. */
export function requireMoney(value: unknown, field: string): MoneyInput | null {
  if (value === null) return null;
  const { amountMicros, currencyCode } = requireParts(value, field, [
    "amountMicros",
    "currencyCode",
  ]);
  return {
    amountMicros: requireMicros(amountMicros, field),
    // An amount that was read has null for no currency.
    ...optional("currencyCode", currencyCode ?? undefined, field, requireText),
  };
}

/** @throws TwentyError `invalid_input` for anything but the parts of a name. */
export function requireFullName(value: unknown, field: string): Partial<FullName> {
  if (value === null) return { firstName: "", lastName: "" };
  const { firstName, lastName } = requireParts(value, field, ["firstName", "lastName"]);
  return {
    ...optional("firstName", firstName, field, requireText),
    ...optional("lastName", lastName, field, requireText),
  };
}

const addressParts = {
  street1: orNull(requireText),
  street2: orNull(requireText),
  city: orNull(requireText),
  postcode: orNull(requireText),
  state: orNull(requireText),
  country: orNull(requireText),
  latitude: orNull(requireNumber),
  longitude: orNull(requireNumber),
} satisfies Record<keyof AddressInput, Check<unknown>>;

/** @throws TwentyError `invalid_input` for anything but the parts of an address. */
export function requireAddress(value: unknown, field: string): AddressInput {
  const names = Object.keys(addressParts) as (keyof AddressInput)[];
  if (value === null) return Object.fromEntries(names.map((name) => [name, null]));
  const parts = requireParts(value, field, names);
  return Object.fromEntries(
    names
      .filter((name) => parts[name] !== undefined)
      .map((name) => [name, addressParts[name](parts[name], field)]),
  );
}

/** One bare value is the primary one; null leaves none. */
function requireSeveral<Item>(value: unknown, field: string, check: Check<Item>) {
  if (value === null) return { primary: null, additional: [] };
  if (typeof value === "string") return { primary: check(value, field) };
  const { primary, additional } = requireParts(value, field, primaryAndAdditional);
  return {
    ...optional("primary", primary, field, orNull(check)),
    ...optional("additional", additional, field, (items) => requireList(items, field, check)),
  };
}

function requireLink(value: unknown, field: string): LinkInput {
  if (typeof value === "string") return requireText(value, field);
  const { url, label } = requireParts(value, field, ["url", "label"]);
  // A link that was read has null for no label.
  const known = label === null ? undefined : label;
  return { url: requireText(url, field), ...optional("label", known, field, requireText) };
}

function requirePhone(value: unknown, field: string): PhoneInput {
  if (typeof value === "string") return requireText(value, field);
  const parts = requireParts(value, field, ["number", "countryCode", "callingCode"]);
  return {
    number: requireText(parts.number, field),
    ...optional("countryCode", parts.countryCode ?? undefined, field, requireText),
    ...optional("callingCode", parts.callingCode ?? undefined, field, requireText),
  };
}

function requireMicros(value: unknown, field: string): bigint {
  if (typeof value === "bigint") return value;
  if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === "string" && /^-?\d{1,24}$/.test(value)) return BigInt(value);
  throw misfit(field, "amountMicros as a whole number of millionths", value);
}

function optional<Name extends string, Value>(
  name: Name,
  value: unknown,
  field: string,
  check: Check<Value>,
): { readonly [Key in Name]?: Value } {
  if (value === undefined) return {};
  return { [name]: check(value, field) } as { readonly [Key in Name]: Value };
}

function orNull<Value>(check: Check<Value>): Check<Value | null> {
  return (value, field) => (value === null ? null : check(value, field));
}

/**
 * A file in the form in which Twenty takes it; what only reading tells is left out.
 * @throws TwentyError `invalid_input` for what is none.
 */
export function requireFile(value: unknown, field: string): Json {
  const { id, label } = requireParts(value, field, ["id", "label", "extension", "url"]);
  return { fileId: requireRecordId(id, field), label: requireText(label, field) };
}
