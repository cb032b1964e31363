import type { ReactNode } from "react";
import type { Field } from "./field.ts";
import { FieldInput } from "./field-input.tsx";
import styles from "./form.module.css";
import { type Values, withValue } from "./form-values.ts";

/** The fields of a form, or of a group within one. */
export function FormFields({
  fields,
  values,
  onChange,
  problems,
  path = "",
}: {
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly problems: ReadonlyMap<string, string>;
  /** Where the group is: `records.0.`. */
  readonly path?: string;
}): ReactNode {
  return (
    <div className={styles.fields}>
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          path={`${path}${field.name}`}
          value={values[field.name]}
          onChange={(value) => onChange(withValue(values, field.name, value))}
          problems={problems}
        />
      ))}
    </div>
  );
}
