import { SegmentedControl, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import {
  counted,
  Icon,
  Notice,
  PageHead,
  routeTo,
  StatusBadge,
  useLoaded,
  useRoute,
} from "web-kit";
import type { ToolInfo } from "../server/definitions.ts";
import { useServer } from "../server/server-context.tsx";
import { ToolBadges } from "../tools/tool-badges.tsx";
import { matchingTools, toolGroups } from "../tools/tool-groups.ts";
import { Problem } from "./problem.tsx";
import styles from "./tools-page.module.css";

type Kind = "all" | "reads" | "writes";

/** All tools that can be had, by toolset. */
export function ToolsPage(): ReactNode {
  const server = useServer();
  const { query } = useRoute();
  const tools = useLoaded(server.tools);
  const sets = useLoaded(server.toolsets);
  const [typed, setTyped] = useState("");
  const [kind, setKind] = useState<Kind>("all");
  const only = query.get("toolset") ?? undefined;
  const error = tools.error ?? sets.error;
  if (error !== undefined) {
    return (
      <>
        <PageHead title="Tools" />
        <Problem
          error={error}
          onRetry={() => {
            tools.reload();
            sets.reload();
          }}
        />
      </>
    );
  }
  const fitting = matchingTools(tools.value ?? [], typed).filter((tool) => isOfKind(tool, kind));
  const groups = toolGroups(fitting, sets.value ?? []).filter(
    ({ name }) => only === undefined || name === only,
  );
  const isReady = tools.value !== undefined && sets.value !== undefined;
  return (
    <>
      <PageHead title="Tools">
        {isReady
          ? `${counted(tools.value?.length ?? 0, "tool")} in ${counted(sets.value?.length ?? 0, "toolset")}. Those of the default ones are listed to every client; the others to clients that ask.`
          : "Asking the server…"}
      </PageHead>
      <div className={styles.filters}>
        <TextInput
          className={styles.search ?? ""}
          aria-label="Filter the tools"
          placeholder="Filter"
          leftSection={<Icon name="search" size={15} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          size="sm"
          aria-label="Which tools"
          data={[
            { value: "all", label: "All" },
            { value: "reads", label: "Read" },
            { value: "writes", label: "Write" },
          ]}
          value={kind}
          onChange={(value) => setKind(value as Kind)}
        />
      </div>
      <nav className={styles.sets} aria-label="Toolsets">
        <a href={routeTo(["tools"])} aria-current={only === undefined ? "true" : undefined}>
          All
        </a>
        {(sets.value ?? []).map(({ name, title }) => (
          <a
            key={name}
            href={routeTo(["tools"], { toolset: name })}
            aria-current={only === name ? "true" : undefined}
          >
            {title}
          </a>
        ))}
      </nav>
      {isReady && groups.length === 0 && (
        <Notice icon="search" title="No tool fits">
          Try another word, or another toolset.
        </Notice>
      )}
      {groups.map(({ name, title, description, isDefault, tools: members }) => (
        <section key={name} className={styles.group}>
          <h2>
            {title} <span className="quiet number">{members.length}</span>
            {!isDefault && (
              <StatusBadge tone="plain" title="A client gets it by X-MCP-Toolsets or its path">
                on request
              </StatusBadge>
            )}
          </h2>
          <p className="quiet">{description}</p>
          <ul className={styles.tools}>
            {members.map((tool) => (
              <li key={tool.name}>
                <a className={`surface ${styles.tool}`} href={routeTo(["tools", tool.name])}>
                  <span className={styles.name}>
                    <code>{tool.name}</code>
                    <ToolBadges annotations={tool.annotations} />
                  </span>
                  <span className={styles.description}>{tool.description ?? tool.title}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function isOfKind({ annotations }: ToolInfo, kind: Kind): boolean {
  return kind === "all" || (annotations?.readOnlyHint === true) === (kind === "reads");
}
