import type { ReactNode } from "react";
import { CopyButton, PageHead, StatusBadge, useLoaded } from "web-kit";
import { useServer } from "../server/server-context.tsx";
import { SnippetTabs } from "../snippets/snippet-tabs.tsx";
import { callSnippets, clientSnippets } from "../snippets/snippets.ts";
import { usePlace } from "../snippets/use-place.ts";
import styles from "./connect-page.module.css";
import pageStyles from "./pages.module.css";

/** How clients and programs reach this very server. */
export function ConnectPage(): ReactNode {
  const server = useServer();
  const { value: card } = useLoaded(server.card);
  const place = usePlace();
  const [remote] = card?.remotes ?? [];
  return (
    <>
      <PageHead title="Connect">
        For the address that this page came from, with the keys that the server asks for.
      </PageHead>
      <div className={pageStyles.stack}>
        <section className={`surface ${pageStyles.panel}`}>
          <h2>Address</h2>
          <p className={styles.address}>
            <code className="anywhere">{server.url}</code>
            <CopyButton text={server.url} label="Copy the address" />
          </p>
          <dl className={styles.facts}>
            <div>
              <dt>Transport</dt>
              <dd>Streamable HTTP</dd>
            </div>
            <div>
              <dt>Protocol</dt>
              <dd>{remote?.supportedProtocolVersions.join(", ") ?? "…"}</dd>
            </div>
            <div>
              <dt>Headers</dt>
              <dd>
                {remote?.headers === undefined
                  ? "none are asked for"
                  : remote.headers.map(({ name, description, isRequired }) => (
                      <span key={name} className={styles.header}>
                        <code>{name}</code>{" "}
                        {isRequired && <StatusBadge tone="warn">required</StatusBadge>}
                        <span className="quiet"> {description}</span>
                      </span>
                    ))}
              </dd>
            </div>
          </dl>
        </section>
        <section className={`surface ${pageStyles.panel}`}>
          <h2>Clients</h2>
          <SnippetTabs label="Clients" snippets={clientSnippets(place)} />
        </section>
        <section className={`surface ${pageStyles.panel}`}>
          <h2>Programs</h2>
          <SnippetTabs
            label="Languages"
            snippets={callSnippets(place, { name: "list-persons", args: { limit: 3 } })}
          />
        </section>
        <section className={`surface ${pageStyles.panel}`}>
          <h2>Fewer tools, or others</h2>
          <ul className={styles.paths}>
            <Path path="/readonly" what="no tool that writes" url={server.url} />
            <Path
              path="/compact"
              what="three tools that find, describe and call the others"
              url={server.url}
            />
            <Path
              path="/x/insight"
              what="one toolset; the name of any other in its place"
              url={server.url}
            />
          </ul>
        </section>
      </div>
    </>
  );
}

function Path({
  path,
  what,
  url,
}: {
  readonly path: string;
  readonly what: string;
  readonly url: string;
}): ReactNode {
  return (
    <li>
      <code className="anywhere">
        {url}
        {path}
      </code>
      <CopyButton text={`${url}${path}`} label={`Copy the address with ${path}`} />
      <span className="quiet">{what}</span>
    </li>
  );
}
