import {
  NumberInput,
  SegmentedControl,
  Select,
  TagsInput,
  Textarea,
  TextInput,
} from "@mantine/core";
import { createContext, type ReactNode, useContext, useId } from "react";
import { StatusBadge } from "../status-badge.tsx";
import { ChoiceInput } from "./choice-input.tsx";
import { DateInput } from "./date-input.tsx";
import { EraseButton } from "./erase-button.tsx";
import type { Field, Shape } from "./field.ts";
import styles from "./form.module.css";
import { FormFields } from "./form-fields.tsx";
import type { Values } from "./form-values.ts";
import { JsonInput } from "./json-input.tsx";
import { ListInput } from "./list-input.tsx";

/** What every input of a form is given. */
export interface FieldProps {
  readonly field: Field;
  /** Where it is in the form: `records.0.name`. */
  readonly path: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly problems: ReadonlyMap<string, string>;
}

/** How a page draws a field that names something which only it knows how to find. */
export type ReferenceInputOf = (
  props: FieldProps & { readonly shape: Extract<Shape, { kind: "reference" }> },
) => ReactNode;

/** Provides what references are drawn with; a page without it takes them as texts. */
export const ReferenceInputContext = createContext<ReferenceInputOf | undefined>(undefined);

/** One field with the input that fits its shape, and a way to erase a value where that can be asked for. */
export function FieldInput(props: FieldProps): ReactNode {
  const { field, value, onChange } = props;
  if (!field.isErasable || field.shape.kind === "group") return <Input {...props} />;
  return (
    <div className={styles.erasable}>
      {value === null ? (
        <TextInput
          label={field.title}
          value=""
          placeholder="Will be erased"
          readOnly
          rightSection={<StatusBadge tone="warn">null</StatusBadge>}
          rightSectionWidth={56}
        />
      ) : (
        <Input {...props} />
      )}
      <EraseButton
        title={field.title}
        isErased={value === null}
        onToggle={() => onChange(value === null ? undefined : null)}
      />
    </div>
  );
}

/** What the library's inputs have in common. */
export function wording({ field, path, problems }: FieldProps) {
  return {
    label: field.title,
    description: field.description,
    error: problems.get(path),
    withAsterisk: field.isRequired,
    "aria-required": field.isRequired || undefined,
    // Where the eye and the first key go after a form was refused.
    "data-path": path,
  };
}

function Input(props: FieldProps): ReactNode {
  const Reference = useContext(ReferenceInputContext);
  const { shape } = props.field;
  switch (shape.kind) {
    case "text":
      return <TextField {...props} shape={shape} />;
    case "date":
      return <DateInput {...props} hasTime={shape.hasTime} />;
    case "number":
      return (
        <NumberInput
          {...wording(props)}
          value={typeof props.value === "number" ? props.value : ""}
          onChange={(value) => props.onChange(value === "" ? undefined : Number(value))}
          {...(typeof props.field.initial === "number" && {
            placeholder: String(props.field.initial),
          })}
        />
      );
    case "boolean":
      return <BooleanField {...props} />;
    case "choice":
      return shape.isOpen ? (
        <ChoiceInput {...props} options={shape.options} />
      ) : (
        <Select
          {...wording(props)}
          data={[...shape.options]}
          value={typeof props.value === "string" ? props.value : null}
          onChange={(value) => props.onChange(value ?? undefined)}
          placeholder={typeof props.field.initial === "string" ? props.field.initial : "Any"}
          clearable={!props.field.isRequired}
          clearButtonProps={{ "aria-label": `Clear ${props.field.title}` }}
          searchable={shape.options.length > 8}
        />
      );
    case "choices":
      return (
        <TagsInput
          {...wording(props)}
          data={shape.options.map(({ value }) => value)}
          value={stringsOf(props.value)}
          onChange={(values) => props.onChange(values.length === 0 ? undefined : values)}
          placeholder={stringsOf(props.value).length === 0 ? "Type or pick" : ""}
          acceptValueOnBlur
        />
      );
    case "reference":
      return Reference === undefined ? (
        <TextField {...props} shape={{ kind: "text" }} />
      ) : (
        <Reference {...props} shape={shape} />
      );
    case "list":
      return <ListInput {...props} item={shape.item} />;
    case "group":
      return <GroupField {...props} shape={shape} />;
    case "json":
      return <JsonInput {...props} shape={shape} />;
  }
}

function TextField({
  shape,
  ...props
}: FieldProps & { readonly shape: Extract<Shape, { kind: "text" }> }): ReactNode {
  const common = {
    ...wording(props),
    value:
      typeof props.value === "string" || typeof props.value === "number" ? String(props.value) : "",
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      props.onChange(event.currentTarget.value === "" ? undefined : event.currentTarget.value),
    ...(shape.example !== undefined && { placeholder: shape.example }),
    autoComplete: "off",
    spellCheck: false,
  };
  return shape.isLong === true ? (
    <Textarea {...common} autosize minRows={3} maxRows={12} />
  ) : (
    <TextInput {...common} type={shape.input ?? "text"} />
  );
}

/** Yes, no, or not said: the three differ where a value is changed. */
function BooleanField(props: FieldProps): ReactNode {
  const { field, value, onChange } = props;
  const label = useId();
  const data = [
    ...(field.isRequired ? [] : [{ value: "unset", label: "Not set" }]),
    { value: "true", label: "Yes" },
    { value: "false", label: "No" },
  ];
  return (
    <fieldset className={styles.plain} aria-labelledby={label}>
      <span className={styles.label} id={label}>
        {field.title}
        {field.isRequired && <span className={styles.asterisk}> *</span>}
      </span>
      {field.description !== undefined && <p className={styles.hint}>{field.description}</p>}
      <SegmentedControl
        size="xs"
        data={data}
        value={typeof value === "boolean" ? String(value) : "unset"}
        onChange={(chosen) => onChange(chosen === "unset" ? undefined : chosen === "true")}
      />
      {props.problems.get(props.path) !== undefined && (
        <p className={styles.problem}>{props.problems.get(props.path)}</p>
      )}
    </fieldset>
  );
}

function GroupField({
  shape,
  ...props
}: FieldProps & { readonly shape: Extract<Shape, { kind: "group" }> }): ReactNode {
  const { field, path, value, onChange, problems } = props;
  const values = typeof value === "object" && value !== null ? (value as Values) : {};
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{field.title}</legend>
      <FormFields
        fields={shape.fields}
        values={values}
        onChange={(next) => onChange(Object.keys(next).length === 0 ? undefined : next)}
        problems={problems}
        path={`${path}.`}
      />
    </fieldset>
  );
}

/** A list of texts, whatever was there before. */
export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
