import type { Phone } from "./phones.ts";

/** The number as one would dial it from abroad, such as `+14155552671`; the national number when the country is unknown. */
export function formatPhone(phone: Phone): string {
  return phone.number.startsWith("+") ? phone.number : `${phone.callingCode ?? ""}${phone.number}`;
}
