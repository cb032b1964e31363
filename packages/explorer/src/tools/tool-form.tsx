import { Button, SegmentedControl, Switch } from "@mantine/core";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Icon, useLoaded, useStore } from "web-kit";
import {
  cleaned,
  FormFields,
  JsonArguments,
  problemsIn,
  ReferenceInputContext,
  readJson,
  type Values,
  withValue,
} from "web-kit/form";
import { startCall } from "../calls/calls.ts";
import { ReferenceInput } from "../form/reference-input.tsx";
import { fieldsOfTool, objectOfTool } from "../schema/fields-of-tool.ts";
import type { ToolInfo } from "../server/definitions.ts";
import { preferences } from "../server/preferences.ts";
import { useServer } from "../server/server-context.tsx";
import { rememberArgs, rememberedArgs } from "./remembered-args.ts";
import styles from "./tool-form.module.css";

/** Arguments that few calls want; they stand apart, so that the others are seen. */
const RARE = new Set(["idempotencyKey", "confirm", "after", "fields"]);

/** A form for a tool's arguments, or the same as JSON, and the way to call it. */
export function ToolForm({
  tool,
  isRunning,
  onArgs,
  onCall,
}: {
  readonly tool: ToolInfo;
  readonly isRunning: boolean;
  /** Told of the arguments as they would be sent. */
  readonly onArgs: (args: Values) => void;
  /** Told of the number of a call that was begun. */
  readonly onCall: (id: number) => void;
}): ReactNode {
  const server = useServer();
  const { canAsk } = useStore(preferences);
  const [values, setValues] = useState<Values>(() => rememberedArgs(tool.name));
  const [mode, setMode] = useState<"form" | "json">("form");
  const [json, setJson] = useState("");
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const fields = useToolFields(tool, values);
  const problems = problemsIn(fields, values);
  const jsonValue = mode === "json" ? (readJson(json, false) ?? {}) : undefined;
  const jsonProblem = (jsonValue as { readonly problem?: string } | undefined)?.problem;
  const args = useMemo(
    () =>
      cleaned(
        mode === "json" && jsonProblem === undefined
          ? ((readJson(json, false) ?? {}) as Values)
          : values,
      ),
    [mode, json, jsonProblem, values],
  );
  useEffect(() => {
    onArgs(args);
  }, [args, onArgs]);
  useEffect(() => rememberArgs(tool.name, values), [tool.name, values]);

  const run = (): void => {
    setChecked(true);
    const [first] = mode === "form" ? problems.keys() : [];
    if (first !== undefined) {
      form.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(first)}"]`)?.focus();
      return;
    }
    if (mode === "json" && jsonProblem !== undefined) return;
    onCall(startCall(server, tool.name, args, canAsk));
  };
  const shown = isChecked ? problems : new Map<string, string>();
  const common = fields.filter(({ name }) => !RARE.has(name) && name !== "dryRun");
  const rare = fields.filter(({ name }) => RARE.has(name));
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <div className={styles.head}>
        <h2>Arguments</h2>
        <SegmentedControl
          size="xs"
          aria-label="How to write the arguments"
          data={[
            { value: "form", label: "Form" },
            { value: "json", label: "JSON" },
          ]}
          value={mode}
          onChange={(next) => {
            if (next === "json") setJson(JSON.stringify(cleaned(values), null, 2));
            else if (jsonProblem === undefined) setValues(args);
            setMode(next === "json" ? "json" : "form");
          }}
        />
      </div>
      {mode === "json" ? (
        <JsonArguments text={json} problem={jsonProblem} onChange={setJson} />
      ) : (
        <ReferenceInputContext value={ReferenceInput}>
          {fields.length === 0 && <p className="quiet">This tool takes none.</p>}
          <FormFields fields={common} values={values} onChange={setValues} problems={shown} />
          {rare.length > 0 && (
            <details className={styles.rare}>
              <summary>More arguments</summary>
              <FormFields fields={rare} values={values} onChange={setValues} problems={shown} />
            </details>
          )}
        </ReferenceInputContext>
      )}
      <div className={styles.foot}>
        <Button type="submit" loading={isRunning} leftSection={<Icon name="play" size={12} />}>
          Run
        </Button>
        {mode === "form" && fields.some(({ name }) => name === "dryRun") && (
          <Switch
            label="Only preview"
            checked={values.dryRun === true}
            onChange={(event) => {
              const isDry = event.currentTarget.checked;
              setValues((before) => withValue(before, "dryRun", isDry ? true : undefined));
            }}
          />
        )}
        <Button
          variant="subtle"
          color="gray"
          className={styles.clear ?? ""}
          onClick={() => {
            setValues({});
            setJson("{}");
            setChecked(false);
          }}
        >
          Clear
        </Button>
      </div>
    </form>
  );
}

/** The fields of a form, with what the workspace knows once it has told. */
function useToolFields(tool: ToolInfo, values: Values) {
  const server = useServer();
  const { value: objects = [] } = useLoaded(server.objects);
  const name = objectOfTool(tool.name, values, objects);
  const load = useMemo(
    () => (name === undefined ? undefined : () => server.object(name)),
    [server, name],
  );
  const { value: object } = useLoaded(load);
  return useMemo(
    () => fieldsOfTool(tool, { objects, ...(object && { object }) }),
    [tool, objects, object],
  );
}
