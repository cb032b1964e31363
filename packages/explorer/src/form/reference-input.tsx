import { Combobox, Loader, Pill, PillsInput, useCombobox } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";
import type { Shape } from "web-kit/form";
import { type FieldProps, stringsOf, wording } from "web-kit/form";
import styles from "web-kit/form.module.css";
import { useServer } from "../server/server-context.tsx";
import { type Found, findRecords, nameOfRecord, rememberName } from "./find-records.ts";

/** How long typing has to rest before the workspace is asked. */
const PAUSE_MS = 250;

/** Records, picked by name and sent by id. A text that was not picked is sent as it stands: the server knows names, too. */
export function ReferenceInput({
  shape,
  ...props
}: FieldProps & { readonly shape: Extract<Shape, { kind: "reference" }> }): ReactNode {
  const server = useServer();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState("");
  const { found, isSearching, problem } = useSearch(typed, shape.object);
  const chosen = shape.isMany
    ? stringsOf(props.value)
    : typeof props.value === "string"
      ? [props.value]
      : [];
  const { label, description, error, withAsterisk, ...input } = wording(props);

  const choose = (value: string): void => {
    setTyped("");
    combobox.closeDropdown();
    props.onChange(shape.isMany ? [...new Set([...chosen, value])] : value);
  };
  const remove = (value: string): void => {
    const rest = chosen.filter((other) => other !== value);
    props.onChange(rest.length === 0 ? undefined : shape.isMany ? rest : rest[0]);
  };
  const hasRoom = shape.isMany || chosen.length === 0;

  return (
    <Combobox
      store={combobox}
      withinPortal
      onOptionSubmit={(value) => {
        const record = found.find(
          ({ id, object }) => sentFor({ id, object }, shape.isAddress) === value,
        );
        if (record !== undefined) rememberName(server, value, record.title);
        choose(value);
      }}
    >
      <Combobox.DropdownTarget>
        <PillsInput
          label={label}
          description={description}
          error={error}
          withAsterisk={withAsterisk}
          rightSection={isSearching ? <Loader size={14} /> : undefined}
        >
          <Pill.Group>
            {chosen.map((value) => (
              <Pill
                key={value}
                withRemoveButton
                onRemove={() => remove(value)}
                title={value}
                removeButtonProps={{
                  "aria-label": `Remove ${nameOfRecord(server, value)}`,
                  "aria-hidden": false,
                  tabIndex: 0,
                }}
              >
                {nameOfRecord(server, value)}
              </Pill>
            ))}
            <Combobox.EventsTarget>
              <PillsInput.Field
                {...input}
                value={typed}
                placeholder={hasRoom ? placeholder(shape) : ""}
                autoComplete="off"
                spellCheck={false}
                onFocus={() => combobox.openDropdown()}
                onBlur={() => {
                  combobox.closeDropdown();
                  if (typed.trim() !== "") choose(typed.trim());
                }}
                onChange={(event) => {
                  setTyped(event.currentTarget.value);
                  combobox.openDropdown();
                  combobox.updateSelectedOptionIndex();
                }}
                onKeyDown={(event) => {
                  if (event.key === "Backspace" && typed === "" && chosen.length > 0)
                    remove(chosen.at(-1) ?? "");
                  if (
                    event.key === "Enter" &&
                    typed.trim() !== "" &&
                    !event.isDefaultPrevented() &&
                    combobox.getSelectedOptionIndex() === -1
                  ) {
                    event.preventDefault();
                    choose(typed.trim());
                  }
                }}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown hidden={typed.trim() === ""}>
        <Combobox.Options aria-label={`Records for ${label}`}>
          {found.map(({ id, object, title }) => (
            <Combobox.Option key={id} value={sentFor({ id, object }, shape.isAddress)}>
              <span className={styles.option}>
                {title}
                {shape.object === undefined && <small>{object}</small>}
              </span>
            </Combobox.Option>
          ))}
          {found.length === 0 && !isSearching && (
            <Combobox.Empty>{problem ?? "Nothing of that name"}</Combobox.Empty>
          )}
          {found.length === 0 && isSearching && <Combobox.Empty>Looking…</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function placeholder({ object }: Extract<Shape, { kind: "reference" }>): string {
  if (object === undefined) return "Find a record by name";
  return object === "workspaceMember" ? "Find a member by name" : `Find by name`;
}

function sentFor(
  { id, object }: { readonly id: string; readonly object: string },
  isAddress: boolean,
): string {
  return isAddress ? `${object}/${id}` : id;
}

/** What the workspace has under the name that is being typed. */
function useSearch(
  typed: string,
  object: string | undefined,
): { readonly found: readonly Found[]; readonly isSearching: boolean; readonly problem?: string } {
  const server = useServer();
  const query = typed.trim();
  const [state, setState] = useState<{
    readonly query: string;
    readonly found: readonly Found[];
    readonly problem?: string;
  }>({ query: "", found: [] });
  useEffect(() => {
    if (query === "") return;
    const gone = new AbortController();
    const timer = setTimeout(() => {
      findRecords(server, query, object, gone.signal).then(
        (found) => setState({ query, found }),
        (error: unknown) => {
          if (!gone.signal.aborted)
            setState({
              query,
              found: [],
              problem: error instanceof Error ? error.message : String(error),
            });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [server, query, object]);
  if (query === "") return { found: [], isSearching: false };
  return {
    found: state.found,
    isSearching: state.query !== query,
    ...(state.problem !== undefined && { problem: state.problem }),
  };
}
