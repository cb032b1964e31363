import { type ReactNode, useRef, useState } from "react";
import { BackLink, Notice, PageHead, routeTo, useLoaded, useStore } from "web-kit";
import type { Call } from "../calls/call.ts";
import { calls } from "../calls/calls.ts";
import type { ToolInfo } from "../server/definitions.ts";
import type { Health } from "../server/public-api.ts";
import { useServer } from "../server/server-context.tsx";
import { SnippetTabs } from "../snippets/snippet-tabs.tsx";
import { callSnippets } from "../snippets/snippets.ts";
import { usePlace } from "../snippets/use-place.ts";
import { ToolAnswer } from "../tools/tool-answer.tsx";
import { ToolBadges } from "../tools/tool-badges.tsx";
import { ToolForm } from "../tools/tool-form.tsx";
import styles from "./pages.module.css";
import { Problem } from "./problem.tsx";

/** One tool: what it is, a form to call it, what came of the call, and the same call as code. */
export function ToolPage({
  name,
  mode,
}: {
  readonly name: string;
  readonly mode: Health["mode"] | undefined;
}): ReactNode {
  const server = useServer();
  const { value: tools, error, reload } = useLoaded(server.tools);
  const tool = tools?.find((candidate) => candidate.name === name);
  const back = <BackLink href={routeTo(["tools"])}>All tools</BackLink>;
  if (tool !== undefined) return <KnownTool tool={tool} back={back} mode={mode} />;
  return (
    <>
      <PageHead title={name} above={back} />
      {error !== undefined && <Problem error={error} onRetry={reload} />}
      {tools !== undefined && (
        <Notice icon="tool" title="There is no such tool here">
          The server may not offer it, or only tools that read are asked for.
        </Notice>
      )}
    </>
  );
}

function KnownTool({
  tool,
  back,
  mode,
}: {
  readonly tool: ToolInfo;
  readonly back: ReactNode;
  readonly mode: Health["mode"] | undefined;
}): ReactNode {
  const server = useServer();
  const { value: toolsets } = useLoaded(server.toolsets);
  const toolset = toolsets?.find(({ tools }) => tools.includes(tool.name));
  const place = usePlace(toolset === undefined || toolset.isDefault ? undefined : toolset.name);
  const all = useStore(calls);
  const [shown, setShown] = useState<number>();
  const answer = useRef<HTMLElement>(null);
  const show = (id: number): void => {
    setShown(id);
    // On a small screen the answer is below the form.
    answer.current?.scrollIntoView({ block: "nearest" });
  };
  const [args, setArgs] = useState<Readonly<Record<string, unknown>>>({});
  const call: Call | undefined = all.find(({ id, tool: of }) =>
    shown === undefined ? of === tool.name : id === shown,
  );
  return (
    <>
      <PageHead
        above={back}
        title={tool.title ?? tool.annotations?.title ?? tool.name}
        actions={<ToolBadges annotations={tool.annotations} isFull />}
      >
        <code>{tool.name}</code>
        {toolset !== undefined && (
          <>
            {" · "}
            <a href={routeTo(["tools"], { toolset: toolset.name })}>{toolset.title}</a>
          </>
        )}
        <br />
        {tool.description}
      </PageHead>
      <div className={styles.two}>
        <section className={`surface ${styles.panel}`} aria-label="Arguments">
          <ToolForm
            tool={tool}
            isRunning={call?.outcome === "running"}
            onArgs={setArgs}
            onCall={show}
          />
        </section>
        <div className={styles.stack}>
          <section className={`surface ${styles.panel}`} aria-label="Answer" ref={answer}>
            {call === undefined ? (
              <Notice icon="play" title="No call yet">
                Fill in what you need and run the tool. Its answer, and the requests that it took,
                will be here.
              </Notice>
            ) : (
              <ToolAnswer call={call} tool={tool} mode={mode} onCall={show} />
            )}
          </section>
          <section className={`surface ${styles.panel}`}>
            <h2>The same call as code</h2>
            <SnippetTabs
              label="Languages"
              snippets={callSnippets(place, { name: tool.name, args })}
            />
          </section>
        </div>
      </div>
    </>
  );
}
