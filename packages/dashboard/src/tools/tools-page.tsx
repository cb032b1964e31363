import { CloseButton, TextInput } from "@mantine/core";
import type { FleetTool, ToolList } from "agent-gateway-contract";
import { type ReactNode, useState } from "react";
import { counted, Icon, Notice, PageHead, routeTo, StatusBadge, useRoute } from "web-kit";
import { usePolled } from "../gateway/use-polled.ts";
import pages from "../parts/pages.module.css";
import { Problem } from "../parts/problem.tsx";
import { Waiting } from "../parts/waiting.tsx";
import styles from "./tools.module.css";

/** So many are drawn; who looks for another says more of it. */
const MOST = 100;

/** The tools of the whole fleet, found by words. */
export function ToolsPage(): ReactNode {
  const { query } = useRoute();
  const [words, setWords] = useState(query.get("q") ?? "");
  const asked = { q: words.trim(), limit: MOST };
  const { value, error, look } = usePolled<ToolList>("/api/v1/tools", asked, 10_000);
  return (
    <>
      <PageHead title="Tools">
        What the agents of the fleet declare. Select one to call it through the gateway, and to see
        which instance got the call and why.
      </PageHead>
      <div className={pages.stack}>
        <search className={pages.filters}>
          <TextInput
            className={pages.wide ?? ""}
            label="Find"
            placeholder="Name, words of a description, service"
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            leftSection={<Icon name="search" size={15} />}
            rightSection={
              words !== "" && (
                <CloseButton size="sm" aria-label="Clear" onClick={() => setWords("")} />
              )
            }
          />
        </search>
        {value === undefined ? (
          error === undefined ? (
            <Waiting />
          ) : (
            <Problem error={error} onRetry={look} />
          )
        ) : value.tools.length === 0 ? (
          <div className="surface">
            <Notice icon="tool" title={words === "" ? "No tools yet" : "No tool fits"}>
              {words === ""
                ? "They appear as soon as an agent registers that declares some."
                : "Names, titles, descriptions and services are looked through."}
            </Notice>
          </div>
        ) : (
          <>
            <ul className={styles.list}>
              {value.tools.map((tool) => (
                <ToolItem
                  key={`${tool.namespace}/${tool.type}/${tool.service}/${tool.name}`}
                  tool={tool}
                />
              ))}
            </ul>
            {value.total > value.tools.length && (
              <p className={pages.hint}>
                {counted(value.total - value.tools.length, "more tool")}: say more of what you look
                for.
              </p>
            )}
          </>
        )}
      </div>
    </>
  );
}

function ToolItem({ tool }: { readonly tool: FleetTool }): ReactNode {
  const { name, namespace, service, type, description, title, routable, instances } = tool;
  return (
    <li>
      <a
        className={`surface ${styles.tool}`}
        href={routeTo(["tools", namespace, type, service, name])}
      >
        <strong className="anywhere">{name}</strong>
        <span className={styles.about}>{description ?? title ?? ""}</span>
        <span className={pages.badges}>
          <StatusBadge tone="plain">{service}</StatusBadge>
          {tool.isReadOnly && <StatusBadge tone="info">reads</StatusBadge>}
          <StatusBadge tone={routable === 0 ? "bad" : routable < instances ? "warn" : "good"}>
            {routable} of {instances}
          </StatusBadge>
        </span>
      </a>
    </li>
  );
}
