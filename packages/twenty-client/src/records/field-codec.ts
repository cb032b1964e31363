import { type Actor, readActor } from "../composites/actor.ts";
import {
  type Address,
  type AddressInput,
  readAddress,
  writeAddress,
} from "../composites/address.ts";
import { writeDateTime } from "../composites/date-time.ts";
import { type Emails, type EmailsInput, readEmails, writeEmails } from "../composites/emails.ts";
import {
  completeLinks,
  isPartialLinks,
  type Links,
  type LinksInput,
  readLinks,
  writeLinks,
} from "../composites/links.ts";
import { type Money, type MoneyInput, readMoney, writeMoney } from "../composites/money.ts";
import {
  completePhones,
  isPartialPhones,
  type Phones,
  type PhonesInput,
  readPhones,
  writePhones,
} from "../composites/phones.ts";
import { textOrEmpty, textOrNull } from "../composites/text.ts";
import { isWireRecord, type Json } from "../json.ts";
import type { RelatedRecord } from "./record.ts";
import { requireRecordId } from "./record-id.ts";

/** How one field of a record travels: under which names, in which type, and how it is read and written. */
export interface FieldCodec<Value, Input = undefined> {
  /** Twenty's names of the field, newest first: older servers have other names for some. */
  readonly wires: readonly [string, ...string[]];
  readonly type: string;
  /** The part of a composite that the field is. */
  readonly part?: string;
  /** What GraphQL selects of a relation; other types are selected by their type. */
  readonly selection?: string;
  /** Not part of every supported server: never asked for unless the metadata lists it. */
  readonly isVersionDependent?: true;
  /** For composites that Twenty replaces whole: what an update does not name is read first and sent along. */
  readonly completion?: Completion<Value, Input>;
  read(value: unknown): Value;
  write?(input: Exclude<Input, undefined>, field: string): Json;
}

/** How a partial update of a composite becomes a whole one. */
interface Completion<Value, Input> {
  isPartial(input: Exclude<Input, undefined>, field: string): boolean;
  complete(input: Exclude<Input, undefined>, current: Value, field: string): unknown;
}

type Wires = readonly [string, ...string[]];

/** A text that every record has. */
export function text(wire: string): FieldCodec<string, string | undefined> {
  return { wires: [wire], type: "TEXT", read: textOrEmpty, write: (value) => value };
}

/** A text that may be missing. */
export function optionalText(wire: string): FieldCodec<string | null, string | null | undefined> {
  return { wires: [wire], type: "TEXT", read: textOrNull, write: (value) => value };
}

/** One part of a person's name. */
export function namePart(part: "firstName" | "lastName"): FieldCodec<string, string | undefined> {
  return {
    wires: ["name"],
    type: "FULL_NAME",
    part,
    read: (value) => (isWireRecord(value) ? textOrEmpty(value[part]) : ""),
    write: (value) => value,
  };
}

/** A number that may be missing. */
export function optionalNumber(wire: string): FieldCodec<number | null, number | null | undefined> {
  return {
    wires: [wire],
    type: "NUMBER",
    read: (value) => (typeof value === "number" ? value : null),
    write: (value) => value,
  };
}

/** A point in time that may be missing. */
export function optionalDateTime(
  wire: string,
): FieldCodec<string | null, string | null | undefined> {
  return {
    wires: [wire],
    type: "DATE_TIME",
    read: textOrNull,
    write: (value, field) => (value === null ? null : writeDateTime(value, field)),
  };
}

/** A choice among the workspace's own values. */
export function select(wire: string): FieldCodec<string, string | undefined> {
  return { wires: [wire], type: "SELECT", read: textOrEmpty, write: (value) => value };
}

/** A choice that may be missing. */
export function optionalSelect(wire: string): FieldCodec<string | null, string | null | undefined> {
  return { wires: [wire], type: "SELECT", read: textOrNull, write: (value) => value };
}

/** The id behind a relation to one record. */
export function relationId(...wires: Wires): FieldCodec<string | null, string | null | undefined> {
  return {
    wires,
    type: "UUID",
    read: textOrNull,
    write: (value, field) => (value === null ? null : requireRecordId(value, field)),
  };
}

/** The record behind a relation, by name; absent where the API does not tell. */
export function related(
  labelField: "name" | "fullName" | "title",
  ...wires: Wires
): FieldCodec<RelatedRecord | null | undefined> {
  const label = labelField === "fullName" ? "name{firstName lastName}" : labelField;
  return {
    wires,
    type: "RELATION",
    selection: `{id ${label}}`,
    read: (value) => (value === undefined ? undefined : readRelated(value)),
  };
}

function readRelated(value: unknown): RelatedRecord | null {
  if (!isWireRecord(value) || typeof value.id !== "string") return null;
  const name = value.name ?? value.title;
  if (!isWireRecord(name)) return { id: value.id, name: textOrEmpty(name) };
  const parts = [textOrEmpty(name.firstName), textOrEmpty(name.lastName)];
  return { id: value.id, name: parts.filter((part) => part !== "").join(" ") };
}

/** E-mail addresses. */
export const emails: FieldCodec<Emails, EmailsInput | undefined> = {
  wires: ["emails"],
  type: "EMAILS",
  read: readEmails,
  write: writeEmails,
};

/** Telephone numbers. */
export const phones: FieldCodec<Phones, PhonesInput | undefined> = {
  wires: ["phones"],
  type: "PHONES",
  completion: { isPartial: isPartialPhones, complete: completePhones },
  read: readPhones,
  write: writePhones,
};

/** Web addresses. */
export function links(wire: string): FieldCodec<Links, LinksInput | undefined> {
  return {
    wires: [wire],
    type: "LINKS",
    completion: { isPartial: isPartialLinks, complete: completeLinks },
    read: readLinks,
    write: writeLinks,
  };
}

/** A postal address. */
export const address: FieldCodec<Address, AddressInput | undefined> = {
  wires: ["address"],
  type: "ADDRESS",
  read: readAddress,
  write: writeAddress,
};

/** An amount of money. */
export function money(wire: string): FieldCodec<Money | null, MoneyInput | null | undefined> {
  return { wires: [wire], type: "CURRENCY", read: readMoney, write: writeMoney };
}

/** A rich text, as Markdown; Twenty derives its own form from it. */
export function markdown(wire: string): FieldCodec<string, string | undefined> {
  return {
    wires: [wire],
    type: "RICH_TEXT",
    part: "markdown",
    read: (value) => (isWireRecord(value) ? textOrEmpty(value.markdown) : ""),
    write: (value) => value,
  };
}

/** A field that servers have only in some versions. */
export function inSomeVersions<Value, Input>(
  codec: FieldCodec<Value, Input>,
): FieldCodec<Value, Input> {
  return { ...codec, isVersionDependent: true };
}

/** What every record has. */
export const baseFields: {
  readonly id: FieldCodec<string>;
  readonly createdAt: FieldCodec<string>;
  readonly updatedAt: FieldCodec<string>;
  readonly deletedAt: FieldCodec<string | null>;
  readonly createdBy: FieldCodec<Actor | null>;
} = {
  id: { wires: ["id"], type: "UUID", read: textOrEmpty },
  createdAt: { wires: ["createdAt"], type: "DATE_TIME", read: textOrEmpty },
  updatedAt: { wires: ["updatedAt"], type: "DATE_TIME", read: textOrEmpty },
  deletedAt: { wires: ["deletedAt"], type: "DATE_TIME", read: textOrNull },
  createdBy: { wires: ["createdBy"], type: "ACTOR", read: readActor },
};
