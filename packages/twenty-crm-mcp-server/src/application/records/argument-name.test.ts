import { expect, it } from "vitest";
import { argumentName } from "./argument-name.ts";

it.each([
  ["emails.primaryEmail", "email"],
  ["emails", "email"],
  ["name.firstName", "firstName"],
  ["companyId", "company"],
  ["annualRevenue.amountMicros", "annualRevenue"],
  ["amount.currencyCode", "currency"],
  ["address.addressCity", "city"],
  ["stage", "stage"],
  ["customThing", "customThing"],
])("Twenty's %s is the argument %s", (field, argument) => {
  expect(argumentName(field)).toBe(argument);
});
