import type { JsonSchema } from "web-kit/form";
import { type Field, fieldOf, optionsOf, type Shape, titleOf } from "web-kit/form";
import type { FieldInfo, ObjectInfo, ObjectSummary, ToolInfo } from "../server/definitions.ts";
import { recordFields } from "./fields-of-object.ts";

/** What is known of the workspace when a form is made; the form is plainer without. */
export interface Workspace {
  readonly objects: readonly ObjectSummary[];
  /** The object that the tool works on, with its fields. */
  readonly object?: ObjectInfo;
}

/**
 * The fields of a tool's arguments. Its schema is written for models and says as little as they need, so a form also
 * looks at the workspace: which choices a field has, which records a name may stand for.
 */
export function fieldsOfTool({ inputSchema }: ToolInfo, workspace: Workspace): readonly Field[] {
  const required = new Set(inputSchema.required);
  return Object.entries(inputSchema.properties ?? {}).map(([name, schema]) => {
    const { description, ...field } = fieldOf(name, schema, required.has(name));
    const shape = knownShape(name, schema, field.shape, workspace);
    // "Id or name" is what the picker is for.
    const isSaid = description !== undefined && shape.kind !== "reference";
    const title = recordTitle(name, shape, workspace) ?? field.title;
    return { ...field, title, ...(isSaid && { description }), shape };
  });
}

/** An id is picked by name, so it is called by what it stands for. */
function recordTitle(name: string, shape: Shape, { object }: Workspace): string | undefined {
  if (shape.kind !== "reference" || object === undefined) return undefined;
  if (name === "id") return object.label;
  return name === "ids" ? titleOf(object.plural) : undefined;
}

/** The object that a tool works on: that of its name, or the one chosen in its `object` argument. */
export function objectOfTool(
  tool: string,
  args: Readonly<Record<string, unknown>>,
  objects: readonly ObjectSummary[],
): string | undefined {
  const named = typeof args.object === "string" ? args.object.toLowerCase() : undefined;
  const last = tool.split("-").at(-1) ?? "";
  const wanted = named ?? (last === "persons" ? "person" : last);
  return objects.find(({ object, plural, label }) =>
    [object, plural, ...(named === undefined ? [] : [label])].some(
      (name) => name.toLowerCase() === wanted,
    ),
  )?.object;
}

/** Arguments that name one record, by the object of it; an empty name is any object. */
const REFERENCES: Readonly<Record<string, string>> = {
  company: "company",
  person: "person",
  pointOfContact: "person",
  opportunity: "opportunity",
  assignee: "workspaceMember",
  workflow: "workflow",
  record: "",
  with: "",
};

function knownShape(
  name: string,
  schema: JsonSchema,
  shape: Shape,
  { objects, object }: Workspace,
): Shape {
  const reference = REFERENCES[name];
  if (reference !== undefined && shape.kind === "text") {
    return {
      kind: "reference",
      ...(reference !== "" && { object: reference }),
      isAddress: reference === "",
      isMany: false,
    };
  }
  if ((name === "id" || name === "ids") && object !== undefined) {
    return { kind: "reference", object: object.object, isAddress: false, isMany: name === "ids" };
  }
  if (name === "object" && shape.kind === "text") {
    return { kind: "choice", options: objectOptions(objects), isOpen: true };
  }
  if (name === "objects") return { kind: "choices", options: objectOptions(objects), isOpen: true };
  if (name === "fields" && object !== undefined) {
    return {
      kind: "choices",
      options: optionsOf(object.fields.map((field) => field.name)),
      isOpen: true,
    };
  }
  if (object !== undefined && (name === "set" || name === "records"))
    return recordShape(name, object);
  const known = object?.fields.find(
    (field) => field.name === name || field.name === stagesField(name),
  );
  return known === undefined ? shape : fromField(known, schema, shape);
}

/** `wonStages` and `lostStages` are about the field `stage`. */
function stagesField(name: string): string {
  return name.endsWith("Stages") ? "stage" : name;
}

function fromField({ options, type }: FieldInfo, schema: JsonSchema, shape: Shape): Shape {
  if (options !== undefined && shape.kind === "text") {
    return { kind: "choice", options: optionsOf(options), isOpen: false };
  }
  if (options !== undefined && shape.kind === "choices") {
    return { kind: "choices", options: optionsOf(options), isOpen: false };
  }
  if (shape.kind === "text" && type === "DATE_TIME" && schema.description === undefined) {
    return { kind: "date", hasTime: true };
  }
  return shape;
}

function recordShape(name: string, object: ObjectInfo): Shape {
  const group: Shape = { kind: "group", fields: recordFields(object) };
  if (name === "set") return group;
  const item = {
    name: object.object,
    title: titleOf(object.label),
    isRequired: true,
    isErasable: false,
    shape: group,
  };
  return { kind: "list", item };
}

function objectOptions(objects: readonly ObjectSummary[]) {
  return objects.map(({ object, label }) => ({ value: object, label: `${label} · ${object}` }));
}
