import { type DynamicValue, formatPhone } from "twenty-client";
import { formatAmount } from "../../domain/money.ts";
import { withoutTokens } from "../../domain/without-tokens.ts";

/** What a value of any type looks like to a model: texts, numbers, lists; undefined where there is nothing to show. */
export function showValue(type: string, value: DynamicValue): unknown {
  if (value === null || value === undefined || value === "") return undefined;
  const shown = (SHOW[type] ?? plain)(value as never);
  return isEmpty(shown) ? undefined : shown;
}

type Several<Item> = { readonly primary: Item | null; readonly additional: readonly Item[] };

const SHOW: Readonly<Record<string, (value: never) => unknown>> = {
  CURRENCY: ({
    amountMicros,
    currencyCode,
  }: {
    amountMicros: bigint;
    currencyCode: string | null;
  }) => [formatAmount(amountMicros), currencyCode].filter(Boolean).join(" "),
  EMAILS: (emails: Several<string>) => several(emails, (email) => email),
  LINKS: (links: Several<{ url: string }>) => several(links, ({ url }) => url),
  PHONES: (phones: Several<Parameters<typeof formatPhone>[0]>) => several(phones, formatPhone),
  FULL_NAME: ({ firstName, lastName }: { firstName: string; lastName: string }) =>
    `${firstName} ${lastName}`.trim(),
  ADDRESS: (address: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(address).filter(([, part]) => part !== null && part !== "")),
  ACTOR: ({ name }: { name: string | null }) => name,
  RELATION: ({ name }: { name: string }) => name,
  MORPH_RELATION: ({ name }: { name: string }) => name,
};

/** One value stands for itself; several are a list, the primary one first. */
function several<Item, Shown>(
  { primary, additional }: Several<Item>,
  show: (item: Item) => Shown,
): Shown | readonly Shown[] | undefined {
  const all = [...(primary === null ? [] : [primary]), ...additional].map(show);
  return all.length > 1 ? all : all[0];
}

function plain(value: unknown): unknown {
  if (typeof value === "string") return withoutTokens(value);
  return typeof value === "bigint" ? value.toString() : value;
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
