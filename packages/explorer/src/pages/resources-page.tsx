import { Button, Tabs } from "@mantine/core";
import { type ReactNode, useMemo, useState } from "react";
import { CopyButton, goTo, Icon, JsonView, Notice, PageHead, routeTo, useLoaded } from "web-kit";
import type { Exchange } from "../mcp/exchange.ts";
import { RecordCard } from "../results/record-card.tsx";
import { ResultTable } from "../results/result-table.tsx";
import resultStyles from "../results/results.module.css";
import { cardsIn, tablesIn } from "../results/tables-in.ts";
import { WireView } from "../results/wire-view.tsx";
import type { ResourceContent, ResourceInfo } from "../server/definitions.ts";
import type { Server } from "../server/server.ts";
import { useServer } from "../server/server-context.tsx";
import { ArgumentInput } from "./argument-input.tsx";
import styles from "./pages.module.css";
import { Problem } from "./problem.tsx";

/** What can be read by address: the resources, the forms of addresses, and what stands at one of them. */
export function ResourcesPage({ uri }: { readonly uri: string | undefined }): ReactNode {
  const server = useServer();
  const { value: resources, error, reload } = useLoaded(server.resources);
  return (
    <>
      <PageHead title="Resources">
        What a client can read by its address, without calling a tool.
      </PageHead>
      {error !== undefined && <Problem error={error} onRetry={reload} />}
      {resources !== undefined && (
        <div className={styles.two}>
          <div className={styles.stack}>
            <nav className={`surface ${styles.panel}`} aria-label="Resources">
              <ul className={styles.list}>
                {resources.flatMap(({ uri: address, title, name, description }) =>
                  address === undefined ? (
                    []
                  ) : (
                    <li key={address}>
                      <a
                        className={styles.listlink}
                        href={routeTo(["resources", address])}
                        aria-current={address === uri ? "true" : undefined}
                      >
                        <strong>{title ?? name}</strong>
                        <small>
                          <code>{address}</code>
                        </small>
                        <small>{description}</small>
                      </a>
                    </li>
                  ),
                )}
              </ul>
            </nav>
            {resources.flatMap((resource) =>
              resource.uriTemplate === undefined ? (
                []
              ) : (
                <Template
                  key={resource.uriTemplate}
                  resource={resource}
                  template={resource.uriTemplate}
                />
              ),
            )}
          </div>
          <section className={`surface ${styles.panel}`} aria-label="Content">
            {uri === undefined ? (
              <Notice icon="book" title="Nothing opened">
                Choose a resource, or fill in the address of one.
              </Notice>
            ) : (
              <Content uri={uri} />
            )}
          </section>
        </div>
      )}
    </>
  );
}

function Template({
  resource,
  template,
}: {
  readonly resource: ResourceInfo;
  readonly template: string;
}): ReactNode {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const isWhole = names.every((name) => (values[name] ?? "") !== "");
  return (
    <form
      className={`surface ${styles.panel}`}
      aria-label={resource.title ?? resource.name}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole)
          goTo([
            "resources",
            template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
              encodeURIComponent(values[name] ?? ""),
            ),
          ]);
      }}
    >
      <h2>{resource.title ?? resource.name}</h2>
      <p className="quiet">
        <code className="anywhere">{template}</code>
        <br />
        {resource.description}
      </p>
      <div className={styles.skeletons}>
        {names.map((name) => (
          <ArgumentInput
            key={name}
            completion={{ type: "ref/resource", uri: template }}
            name={name}
            value={values[name] ?? ""}
            others={Object.fromEntries(
              Object.entries(values).filter(([other, text]) => other !== name && text !== ""),
            )}
            isRequired
            onChange={(value) => setValues((before) => ({ ...before, [name]: value }))}
          />
        ))}
        <Button type="submit" variant="default" disabled={!isWhole}>
          Read
        </Button>
      </div>
    </form>
  );
}

/** What a resource lists says itself where it leads. */
const NO_LINKS = { inTwenty: () => undefined };

interface Reading {
  readonly contents: readonly ResourceContent[];
  readonly exchanges: readonly Exchange[];
}

async function readWithWire(server: Server, uri: string, signal: AbortSignal): Promise<Reading> {
  const exchanges = new Map<number, Exchange>();
  const contents = await server.read(uri, {
    signal,
    onExchange: (exchange) => exchanges.set(exchange.id, exchange),
  });
  return { contents, exchanges: [...exchanges.values()] };
}

function Content({ uri }: { readonly uri: string }): ReactNode {
  const server = useServer();
  const load = useMemo(
    () => (signal: AbortSignal) => readWithWire(server, uri, signal),
    [server, uri],
  );
  const { value, error, isLoading, reload } = useLoaded(load);
  if (error !== undefined) return <Problem error={error} onRetry={reload} />;
  const parsed = value?.contents.map((content) => jsonOf(content));
  const cards = parsed?.flatMap((entry) => cardsIn(entry)) ?? [];
  const tables = parsed?.flatMap((entry) => tablesIn(entry)) ?? [];
  const isRead = cards.length > 0 || tables.length > 0;
  return (
    <>
      <div className={resultStyles.head}>
        <h2 className={resultStyles.cardtitle}>
          <code>{uri}</code>
        </h2>
        <span className={resultStyles.push} />
        <CopyButton text={uri} label="Copy the address" />
        <Button
          size="xs"
          variant="default"
          loading={isLoading}
          leftSection={<Icon name="refresh" size={14} />}
          onClick={reload}
        >
          Read again
        </Button>
      </div>
      {value !== undefined && parsed !== undefined && (
        <Tabs defaultValue={isRead ? "card" : "json"} keepMounted={false}>
          <Tabs.List>
            {isRead && <Tabs.Tab value="card">View</Tabs.Tab>}
            <Tabs.Tab value="json">Content</Tabs.Tab>
            <Tabs.Tab value="wire">Wire</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="card" pt="sm">
            <div className={resultStyles.stack}>
              {cards.map((card) => (
                <RecordCard key={card.path} card={card} />
              ))}
              {tables.map((table) => (
                <ResultTable key={table.path} table={table} links={NO_LINKS} />
              ))}
            </div>
          </Tabs.Panel>
          <Tabs.Panel value="json" pt="sm">
            <div className={resultStyles.stack}>
              {value.contents.map((content, index) => (
                <OneContent key={content.uri} content={content} value={parsed[index]} />
              ))}
            </div>
          </Tabs.Panel>
          <Tabs.Panel value="wire" pt="sm">
            <WireView exchanges={value.exchanges} />
          </Tabs.Panel>
        </Tabs>
      )}
    </>
  );
}

function OneContent({
  content,
  value,
}: {
  readonly content: ResourceContent;
  readonly value: unknown;
}): ReactNode {
  const { mimeType = "", blob, text } = content;
  if (blob !== undefined && /^image\/(?:png|jpeg|gif|webp)$/.test(mimeType)) {
    return (
      <img
        className={resultStyles.picture}
        src={`data:${mimeType};base64,${blob}`}
        alt={`At ${content.uri}`}
      />
    );
  }
  if (value !== undefined) return <JsonView value={value} label={`Content of ${content.uri}`} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard (WCAG 2.1.1).
    <pre className={resultStyles.words} tabIndex={0}>
      {text ?? `${mimeType}, ${blob?.length ?? 0} characters of Base64`}
    </pre>
  );
}

function jsonOf({ text, mimeType }: ResourceContent): unknown {
  if (text === undefined || mimeType !== "application/json") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
