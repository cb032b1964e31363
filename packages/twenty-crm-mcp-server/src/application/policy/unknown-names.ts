import { nearestName } from "service-kit";
import type { ObjectSchema } from "twenty-client";
import { oneLine } from "../../domain/plain-text.ts";
import type { ObjectRule, Policy } from "./policy.ts";

/** What the policy names and the workspace does not have: a misspelt denial denies nothing. */
export function unknownNames(policy: Policy, schemas: readonly ObjectSchema[]): readonly string[] {
  return [...policy.objects].flatMap(([name, rule]) => {
    const path = `objects.${oneLine(name, 60)}`;
    const named = schemas.filter(({ singular, plural }) =>
      name === "*" ? true : name === singular || name === plural,
    );
    if (named.length > 0) return unknownFields(path, rule, named);
    const names = schemas.flatMap(({ singular, plural }) => [singular, plural]);
    return [`${path}: the workspace has no such object${meant(name, names)}`];
  });
}

function unknownFields(
  path: string,
  { deniedFields, allowedFields }: ObjectRule,
  schemas: readonly ObjectSchema[],
): readonly string[] {
  const names = new Set(
    schemas.flatMap(({ fields }) =>
      [...fields.values()].flatMap(({ name, relation }) => [name, relation?.joinColumn ?? name]),
    ),
  );
  return [
    ...[...deniedFields].map((field) => ["deny", field] as const),
    ...[...(allowedFields ?? [])].map((field) => ["allow", field] as const),
  ]
    .filter(([, field]) => !names.has(field))
    .map(
      ([list, field]) =>
        `${path}.fields.${list}: no such field as ${oneLine(field, 60)}${meant(field, names)}`,
    );
}

function meant(name: string, candidates: Iterable<string>): string {
  const nearest = nearestName(name, candidates);
  return nearest === undefined ? "" : `; did you mean ${nearest}?`;
}
