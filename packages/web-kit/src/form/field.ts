/** One place of a form. */
export interface Field {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly isRequired: boolean;
  /** Whether null may be sent, which erases a value. */
  readonly isErasable: boolean;
  readonly initial?: unknown;
  readonly shape: Shape;
}

/** What a value looks like, and so how it is typed. */
export type Shape =
  | {
      readonly kind: "text";
      readonly isLong?: boolean;
      readonly input?: "email" | "url" | "tel";
      readonly example?: string;
    }
  | { readonly kind: "date"; readonly hasTime: boolean }
  | {
      readonly kind: "number";
      readonly isInteger: boolean;
      readonly minimum?: number;
      readonly maximum?: number;
    }
  | { readonly kind: "boolean" }
  | { readonly kind: "choice"; readonly options: readonly Option[]; readonly isOpen: boolean }
  | { readonly kind: "choices"; readonly options: readonly Option[]; readonly isOpen: boolean }
  /** A record of the workspace, picked by name. `address`: as `object/id`, else by its id. */
  | {
      readonly kind: "reference";
      readonly object?: string;
      readonly isAddress: boolean;
      readonly isMany: boolean;
    }
  | { readonly kind: "list"; readonly item: Field }
  | { readonly kind: "group"; readonly fields: readonly Field[] }
  | { readonly kind: "json"; readonly isList: boolean; readonly example?: string };

/** One among several. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Words for a name in camel case: `closesBefore` is "Closes before". */
export function titleOf(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replaceAll(/[_-]+/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Options whose labels are their values. */
export function optionsOf(values: readonly unknown[]): readonly Option[] {
  return values.map((value) => ({ value: String(value), label: String(value) }));
}
