import type { KeyList, KeyView, Traffic, Whoami } from "agent-gateway-contract";
import type { ReactNode } from "react";
import { ago, moment, Notice, PageHead, StatusBadge } from "web-kit";
import { usePolled } from "../gateway/use-polled.ts";
import { Fact, Facts } from "../parts/fact.tsx";
import pages from "../parts/pages.module.css";
import { Problem } from "../parts/problem.tsx";
import { Waiting } from "../parts/waiting.tsx";

/** Who may do what, and by which policy each service is balanced. */
export function AccessPage(): ReactNode {
  const keys = usePolled<KeyList>("/api/v1/keys");
  const whoami = usePolled<Whoami>("/api/v1/whoami");
  const traffic = usePolled<Traffic>("/api/v1/traffic", {}, 10_000);
  return (
    <>
      <PageHead title="Access">
        Keys without their secrets, what each may do, and how services are balanced.
      </PageHead>
      <div className={pages.stack}>
        {keys.value === undefined ? (
          keys.error === undefined ? (
            <Waiting />
          ) : (
            <Problem error={keys.error} onRetry={keys.look} />
          )
        ) : (
          <Keys list={keys.value} />
        )}
        <div className={pages.two}>
          <You whoami={whoami.value} />
          <Policies traffic={traffic.value} />
        </div>
      </div>
    </>
  );
}

function Keys({ list }: { readonly list: KeyList }): ReactNode {
  return (
    <section className={`surface ${pages.panel}`}>
      <h2>Keys</h2>
      {list.file?.problem != null && (
        <div className={`${pages.banner} ${pages.bad}`} role="alert">
          <p>
            The keys file could not be read: {list.file.problem}. What was read at{" "}
            {moment(list.file.readAt)} holds.
          </p>
        </div>
      )}
      {!list.required ? (
        <Notice icon="lock" tone="warn" title="Nobody is asked for a key">
          Whoever reaches this gateway may do everything. Set <code>GATEWAY_API_KEY</code> or{" "}
          <code>GATEWAY_KEYS_FILE</code>.
        </Notice>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard (WCAG 2.1.1).
        <section className={pages.scroll} tabIndex={0} aria-label="Keys">
          <table className={pages.table}>
            <thead>
              <tr>
                <th scope="col">Key</th>
                <th scope="col">Owner</th>
                <th scope="col">May</th>
                <th scope="col">From</th>
                <th scope="col">Ends</th>
                <th scope="col">Last used</th>
              </tr>
            </thead>
            <tbody>
              {list.keys.map((key) => (
                <KeyRow key={key.id} of={key} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function KeyRow({ of }: { readonly of: KeyView }): ReactNode {
  return (
    <tr>
      <td>
        <strong>{of.id}</strong>
        {of.description !== "" && <div className="quiet">{of.description}</div>}
      </td>
      <td>{of.owner}</td>
      <td>
        <span className={pages.badges}>
          {of.scopes.map((scope) => (
            <StatusBadge key={scope} tone={scope === "admin" ? "accent" : "plain"}>
              {scope}
            </StatusBadge>
          ))}
        </span>
      </td>
      <td>{of.source}</td>
      <td className={pages.nowrap}>
        {of.isExpired ? (
          <StatusBadge tone="bad">expired</StatusBadge>
        ) : of.expiresAt === null ? (
          "never"
        ) : (
          moment(of.expiresAt)
        )}
      </td>
      <td className={pages.nowrap}>{of.lastUsedAt === null ? "not yet" : ago(of.lastUsedAt)}</td>
    </tr>
  );
}

function You({ whoami }: { readonly whoami: Whoami | undefined }): ReactNode {
  return (
    <section className={`surface ${pages.panel}`}>
      <h2>You</h2>
      {whoami === undefined ? (
        <p className="quiet">Not known yet.</p>
      ) : (
        <Facts>
          <Fact name="Key">{whoami.id}</Fact>
          <Fact name="Owner">{whoami.owner}</Fact>
          <Fact name="May">
            <span className={pages.badges}>
              {whoami.scopes.map((scope) => (
                <StatusBadge key={scope} tone={scope === "admin" ? "accent" : "plain"}>
                  {scope}
                </StatusBadge>
              ))}
            </span>
          </Fact>
          <Fact name="Ends">{whoami.expiresAt === null ? "never" : moment(whoami.expiresAt)}</Fact>
        </Facts>
      )}
    </section>
  );
}

function Policies({ traffic }: { readonly traffic: Traffic | undefined }): ReactNode {
  return (
    <section className={`surface ${pages.panel}`}>
      <h2>Balancing policies</h2>
      {traffic === undefined || traffic.services.length === 0 ? (
        <p className="quiet">Shown for each service from its first request on.</p>
      ) : (
        <Facts>
          {traffic.services.map(({ namespace, type, service, policy }) => (
            <Fact key={`${namespace}/${type}/${service}`} name={service}>
              {policy}
            </Fact>
          ))}
        </Facts>
      )}
    </section>
  );
}
