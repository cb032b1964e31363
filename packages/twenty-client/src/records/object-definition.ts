import type { FilterFieldDefinition } from "../filters/filter-field-definition.ts";
import type { FieldCodec } from "./field-codec.ts";

/** A codec whose value and input are not told apart: what the generic code works with. */
export type AnyFieldCodec = FieldCodec<unknown, never>;

/** Everything the client knows of an object: its names and how its fields travel. Data, no behaviour. */
export interface ObjectDefinition<Item, Input, FilterField extends string> {
  readonly singular: string;
  readonly plural: string;
  readonly fields: FieldCodecs<Item, Input>;
  /** Friendly names for filters and sorting; every other name is taken for Twenty's own. */
  readonly filterFields: Readonly<Partial<Record<FilterField, FilterFieldDefinition>>>;
}

/** One codec for each named field; `custom` holds what none of them names. */
type FieldCodecs<Item, Input> = {
  readonly [Field in Exclude<keyof Item, "custom">]-?: FieldCodec<
    Item[Field],
    Field extends Exclude<keyof Input, "id"> ? Input[Field] : undefined
  >;
};

/** A definition seen without its types. */
export interface AnyObjectDefinition {
  readonly singular: string;
  readonly plural: string;
  readonly fields: Readonly<Record<string, AnyFieldCodec>>;
  readonly filterFields: Readonly<Record<string, FilterFieldDefinition | undefined>>;
  /** Made from the workspace's metadata: it names every field, so that nothing is left for `custom`. */
  readonly namesEveryField?: true;
}
