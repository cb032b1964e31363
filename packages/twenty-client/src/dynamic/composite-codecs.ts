import { readAddress, writeAddress } from "../composites/address.ts";
import { readEmails, writeEmails } from "../composites/emails.ts";
import { readFullName, writeFullName } from "../composites/full-name.ts";
import { completeLinks, isPartialLinks, readLinks, writeLinks } from "../composites/links.ts";
import { readMoney, writeMoney } from "../composites/money.ts";
import { completePhones, isPartialPhones, readPhones, writePhones } from "../composites/phones.ts";
import type { AnyFieldCodec } from "../records/object-definition.ts";
import {
  requireAddress,
  requireEmails,
  requireFullName,
  requireLinks,
  requireMoney,
  requirePhones,
} from "./require-composite.ts";

type Check<Input> = (value: unknown, field: string) => Input;

/** How a composite travels, once its wire name is known. */
type CompositeCodec = Omit<AnyFieldCodec, "wires" | "type">;

/** What the composites of the typed objects do, for values that are checked first; null clears all parts. */
export const compositeCodecs: Readonly<Record<string, CompositeCodec>> = {
  CURRENCY: {
    read: readMoney,
    write: checked(requireMoney, writeMoney),
  },
  FULL_NAME: {
    read: readFullName,
    write: checked(requireFullName, writeFullName),
  },
  EMAILS: {
    read: readEmails,
    write: checked(requireEmails, writeEmails),
  },
  ADDRESS: {
    read: readAddress,
    write: checked(requireAddress, writeAddress),
  },
  LINKS: {
    read: readLinks,
    write: checked(requireLinks, writeLinks),
    completion: completionOf(requireLinks, isPartialLinks, completeLinks),
  },
  PHONES: {
    read: readPhones,
    write: checked(requirePhones, writePhones),
    completion: completionOf(requirePhones, isPartialPhones, completePhones),
  },
};

function checked<Input, Wire>(check: Check<Input>, write: (input: Input) => Wire) {
  return (value: unknown, field: string): Wire => write(check(value, field));
}

/** An update is looked at before its fields are written: it may hold anything then. */
function completionOf<Input, Current>(
  check: Check<Input>,
  isPartial: (input: Input) => boolean,
  complete: (input: Input, current: Current) => Input,
): NonNullable<AnyFieldCodec["completion"]> {
  return {
    isPartial: (value: unknown, field) => isPartial(check(value, field)),
    complete: (value: unknown, current, field) => complete(check(value, field), current as Current),
  };
}
