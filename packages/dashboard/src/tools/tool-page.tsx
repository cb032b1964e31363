import { Button, SegmentedControl } from "@mantine/core";
import type { DecisionView, FleetTool, ToolList } from "agent-gateway-contract";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import {
  BackLink,
  Icon,
  JsonView,
  Notice,
  PageHead,
  routeTo,
  StatusBadge,
  useLoaded,
} from "web-kit";
import {
  cleaned,
  FormFields,
  fieldsOfSchema,
  JsonArguments,
  type JsonSchema,
  problemsIn,
  type Values,
} from "web-kit/form";
import { DecisionExplained } from "../decisions/decision-explained.tsx";
import { ask } from "../gateway/ask.ts";
import { messageOf } from "../gateway/gateway-failure.ts";
import { gatewayPath } from "../gateway/gateway-path.ts";
import pages from "../parts/pages.module.css";
import { Problem } from "../parts/problem.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { findListedTool, mcpCall } from "./mcp-call.ts";
import styles from "./tools.module.css";

/** Which tool of which service. */
export interface ToolPlace {
  readonly namespace: string;
  readonly type: string;
  readonly service: string;
  readonly name: string;
}

interface KnownTool {
  readonly tool: FleetTool;
  readonly schema: JsonSchema | undefined;
}

type Run =
  | { readonly state: "running" }
  | { readonly state: "failed"; readonly error: unknown }
  | {
      readonly state: "done";
      readonly result: unknown;
      readonly isError: boolean;
      readonly decision: DecisionView | undefined;
    };

/** One tool: a form for its arguments, its answer, and why the call went where it went. */
export function ToolPage({ namespace, type, service, name }: ToolPlace): ReactNode {
  const load = useCallback(
    (signal: AbortSignal) => knownTool({ namespace, type, service, name }, signal),
    [namespace, type, service, name],
  );
  const { value, error, reload } = useLoaded(load);
  const above = <BackLink href={routeTo(["tools"])}>Tools</BackLink>;
  if (value === undefined) {
    return (
      <>
        <PageHead title={name} above={above} />
        {error === undefined ? <Waiting rows={2} /> : <Problem error={error} onRetry={reload} />}
      </>
    );
  }
  const { tool, schema } = value;
  return (
    <>
      <PageHead
        title={name}
        above={above}
        actions={
          <span className={pages.badges}>
            <StatusBadge tone="plain">{service}</StatusBadge>
            {tool.isReadOnly && <StatusBadge tone="info">reads</StatusBadge>}
            <StatusBadge tone={tool.routable === 0 ? "bad" : "good"}>
              {tool.routable} of {tool.instances} routable
            </StatusBadge>
          </span>
        }
      >
        {tool.description ?? tool.title ?? ""}
      </PageHead>
      {type === "mcp" ? (
        <Trial tool={tool} schema={schema} />
      ) : (
        <div className="surface">
          <Notice icon="tool" title="Only MCP tools can be called from here">
            This is a capability of an agent of the type {type}, reached at <code>{tool.path}</code>
            .
          </Notice>
        </div>
      )}
    </>
  );
}

function Trial({ tool, schema }: KnownTool): ReactNode {
  const fields = fieldsOfSchema(schema ?? {});
  const [values, setValues] = useState<Values>({});
  const [text, setText] = useState("{}");
  const [isJson, setJson] = useState(schema === undefined);
  const [wasRun, setWasRun] = useState(false);
  const [run, setRun] = useState<Run>();
  const going = useRef<AbortController>(undefined);
  useEffect(() => () => going.current?.abort(), []);
  const problems = problemsIn(fields, values);
  const parsed = isJson ? parsedObject(text) : { value: cleaned(values) };

  const call = async (): Promise<void> => {
    setWasRun(true);
    if (parsed.value === undefined || (!isJson && problems.size > 0)) return;
    going.current?.abort();
    const mine = new AbortController();
    going.current = mine;
    setRun({ state: "running" });
    try {
      const params = { name: tool.name, arguments: parsed.value };
      const { result, decisionId } = await mcpCall<Readonly<Record<string, unknown>>>(
        tool.path,
        "tools/call",
        params,
        mine.signal,
      );
      const decision =
        decisionId === undefined
          ? undefined
          : await ask<DecisionView>(gatewayPath`/api/v1/decisions/${decisionId}`).catch(
              () => undefined,
            );
      if (mine.signal.aborted) return;
      setRun({ state: "done", result, isError: result.isError === true, decision });
    } catch (error) {
      if (!mine.signal.aborted) setRun({ state: "failed", error });
    }
  };

  return (
    <div className={pages.two}>
      <form
        className={`surface ${pages.panel}`}
        aria-label="Arguments"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void call();
        }}
      >
        <div className={styles.formhead}>
          <h2>Arguments</h2>
          {schema !== undefined && (
            <SegmentedControl
              size="xs"
              data={["Form", "JSON"]}
              value={isJson ? "JSON" : "Form"}
              onChange={(chosen) => {
                if (chosen === "JSON") setText(JSON.stringify(cleaned(values), null, 2));
                else if (parsed.value !== undefined) setValues(parsed.value);
                setJson(chosen === "JSON");
              }}
            />
          )}
        </div>
        {isJson ? (
          <JsonArguments text={text} problem={parsed.problem} onChange={setText} />
        ) : fields.length === 0 ? (
          <p className="quiet">This tool takes none.</p>
        ) : (
          <FormFields
            fields={fields}
            values={values}
            onChange={setValues}
            problems={wasRun ? problems : new Map()}
          />
        )}
        <Button
          className={styles.run ?? ""}
          type="submit"
          loading={run?.state === "running"}
          leftSection={<Icon name="play" size={13} />}
        >
          Call through the gateway
        </Button>
      </form>
      <section className={styles.answer} aria-label="Answer" aria-live="polite">
        <Answer run={run} />
      </section>
    </div>
  );
}

function Answer({ run }: { readonly run: Run | undefined }): ReactNode {
  if (run === undefined) {
    return (
      <div className="surface">
        <Notice icon="route" title="Not called yet">
          The answer stands here, with the instance that gave it and why it was asked.
        </Notice>
      </div>
    );
  }
  if (run.state === "running") return <Waiting rows={2} />;
  if (run.state === "failed") {
    return (
      <div className="surface">
        <Problem error={run.error} />
        <span className="visually-hidden">{messageOf(run.error)}</span>
      </div>
    );
  }
  return (
    <>
      {run.decision !== undefined && (
        <section className={`surface ${pages.panel}`}>
          <h2>Why it went there</h2>
          <DecisionExplained decision={run.decision} />
        </section>
      )}
      <section className={`surface ${pages.panel}`}>
        <div className={pages.panelhead}>
          <h2>Result</h2>
          <StatusBadge tone={run.isError ? "bad" : "good"}>
            {run.isError ? "the tool refused" : "done"}
          </StatusBadge>
        </div>
        <JsonView value={run.result} label="Result" openDepth={2} />
      </section>
    </>
  );
}

/** The tool as the registry knows it; where it does not know the arguments, the service is asked. */
async function knownTool(
  { namespace, type, service, name }: ToolPlace,
  signal: AbortSignal,
): Promise<KnownTool> {
  const { tools } = await ask<ToolList>("/api/v1/tools", {
    query: { namespace, service, q: name, limit: 100 },
    signal,
  });
  const tool = tools.find((each) => each.name === name && each.type === type);
  if (tool === undefined) throw new Error(`No agent of ${service} declares ${name} now.`);
  if (tool.inputSchema !== null) return { tool, schema: tool.inputSchema };
  if (type !== "mcp") return { tool, schema: undefined };
  // Whoever may see the tool may perhaps not call its service: the arguments are then typed as JSON.
  const listed = await findListedTool(tool.path, name, signal).catch(() => undefined);
  return { tool, schema: listed?.inputSchema };
}

function parsedObject(text: string): {
  readonly value?: Readonly<Record<string, unknown>>;
  readonly problem?: string;
} {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? { value: value as Readonly<Record<string, unknown>> }
      : { problem: "Arguments are an object: { … }" };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}
