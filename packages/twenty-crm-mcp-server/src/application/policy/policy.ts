/** What a policy can allow on an object, in the order in which people are told of them. */
export const operations = [
  "read",
  "create",
  "update",
  "delete",
  "restore",
  "destroy",
  "merge",
] as const;

/** One thing that can be done to the records of an object. */
export type Operation = (typeof operations)[number];

/** What the policy file says of one object. */
export interface ObjectRule {
  /** Absent: what the rule of `*` says, or else the default. */
  readonly operations?: ReadonlySet<Operation>;
  readonly deniedFields: ReadonlySet<string>;
  /** Absent: every field that is not denied. */
  readonly allowedFields?: ReadonlySet<string>;
}

/** The operator's rules, as they were written. */
export interface Policy {
  readonly default: "allow" | "deny";
  /** By singular or plural name; `*` is for all objects. */
  readonly objects: ReadonlyMap<string, ObjectRule>;
}

/** An object by both of its names, since the file may use either. */
export interface ObjectNames {
  readonly singular: string;
  readonly plural: string;
}

/** Whether the operation is allowed on the object. */
export function isAllowed(policy: Policy, object: ObjectNames, operation: Operation): boolean {
  const own = ownRules(policy, object).flatMap((rule) => rule.operations ?? []);
  // Two rules of one object, by either name, allow only what both do.
  if (own.length > 0) return own.every((allowed) => allowed.has(operation));
  const general = policy.objects.get("*")?.operations;
  return general === undefined ? policy.default === "allow" : general.has(operation);
}

/** Whether the field may be seen, asked about and written, as far as its name decides. */
export function isFieldAllowed(policy: Policy, object: ObjectNames, field: string): boolean {
  // Every answer and every write names records by their ids.
  if (field === "id") return true;
  const general = policy.objects.get("*");
  return [...(general ? [general] : []), ...ownRules(policy, object)].every(
    ({ deniedFields, allowedFields }) =>
      !deniedFields.has(field) && (allowedFields === undefined || allowedFields.has(field)),
  );
}

function ownRules({ objects }: Policy, { singular, plural }: ObjectNames): readonly ObjectRule[] {
  return [...new Set([singular, plural])].flatMap((name) => objects.get(name) ?? []);
}
