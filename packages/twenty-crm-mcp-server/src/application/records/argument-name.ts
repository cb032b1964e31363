/** The tools' flat argument for a field as Twenty names it (`emails.primaryEmail` is `email`). */
export function argumentName(field: string): string {
  return ARGUMENTS.get(field) ?? ARGUMENTS.get(field.split(".")[0] ?? field) ?? field;
}

/** The argument of an object's tools that no two records may share; Twenty does not name it. */
export function uniqueArgument(entity: string): string | undefined {
  return UNIQUE_ARGUMENTS.get(entity);
}

const UNIQUE_ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ["person", "email"],
  ["company", "domain"],
]);

const ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ["name.firstName", "firstName"],
  ["name.lastName", "lastName"],
  ["emails", "email"],
  ["phones", "phone"],
  ["linkedinLink", "linkedin"],
  ["companyId", "company"],
  ["pointOfContactId", "pointOfContact"],
  ["domainName", "domain"],
  ["annualRevenue.currencyCode", "currency"],
  ["annualRevenue", "annualRevenue"],
  ["amount.currencyCode", "currency"],
  ["address.addressStreet1", "street"],
  ["address.addressCity", "city"],
  ["address.addressState", "state"],
  ["address.addressPostcode", "postcode"],
  ["address.addressCountry", "country"],
]);
