import { ActionIcon, Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "../icon.tsx";
import type { Field } from "./field.ts";
import { FieldInput, type FieldProps } from "./field-input.tsx";
import styles from "./form.module.css";
import { FormFields } from "./form-fields.tsx";
import type { Values } from "./form-values.ts";

/** A list whose items each have fields of their own. */
export function ListInput({ item, ...props }: FieldProps & { readonly item: Field }): ReactNode {
  const { field, path, value, onChange, problems } = props;
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const change = (next: readonly unknown[]): void => onChange(next.length === 0 ? undefined : next);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        {field.title}
        {field.isRequired && <span className={styles.asterisk}> *</span>}
      </legend>
      {field.description !== undefined && <p className={styles.hint}>{field.description}</p>}
      <div className={styles.items}>
        {items.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no other name than their place.
          <div key={index}>
            <div className={styles.itemhead}>
              {item.title} {index + 1}
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove ${item.title} ${index + 1}`}
                onClick={() => change(items.filter((_, other) => other !== index))}
              >
                <Icon name="trash" size={15} />
              </ActionIcon>
            </div>
            {item.shape.kind === "group" ? (
              <FormFields
                fields={item.shape.fields}
                values={(entry ?? {}) as Values}
                onChange={(next) => change(items.with(index, next))}
                problems={problems}
                path={`${path}.${index}.`}
              />
            ) : (
              <FieldInput
                field={item}
                path={`${path}.${index}`}
                value={entry}
                onChange={(next) => change(items.with(index, next))}
                problems={problems}
              />
            )}
          </div>
        ))}
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => change([...items, item.shape.kind === "group" ? {} : ""])}
        >
          Add {item.title.toLowerCase()}
        </Button>
        {problems.get(path) !== undefined && <p className={styles.problem}>{problems.get(path)}</p>}
      </div>
    </fieldset>
  );
}
