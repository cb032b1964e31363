import { type ReactNode, useState } from "react";
import {
  bytes,
  CopyButton,
  clockTime,
  counted,
  Icon,
  JsonView,
  milliseconds,
  StatusBadge,
  type Tone,
} from "web-kit";
import type { Exchange, TimedEvent } from "../mcp/exchange.ts";
import styles from "./wire-view.module.css";

/** The requests of a call and their answers, as they went over the wire. */
export function WireView({ exchanges }: { readonly exchanges: readonly Exchange[] }): ReactNode {
  return (
    <ol className={styles.list}>
      {exchanges.map((exchange, index) => (
        <ExchangeView
          key={exchange.id}
          exchange={exchange}
          isFirst={index === exchanges.length - 1}
        />
      ))}
    </ol>
  );
}

function ExchangeView({
  exchange,
  isFirst,
}: {
  readonly exchange: Exchange;
  readonly isFirst: boolean;
}): ReactNode {
  const [isOpen, setOpen] = useState(isFirst);
  const { title, request, response, durationMs, error, startedAt } = exchange;
  return (
    <li className={styles.exchange}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="chevron" size={15} />
        <code className={styles.title}>{title}</code>
        <StatusBadge tone={toneOf(exchange)}>
          {response?.status ?? (error === undefined ? "…" : "failed")}
        </StatusBadge>
        <span className={styles.time}>
          {durationMs === undefined ? "under way" : milliseconds(durationMs)} ·{" "}
          {clockTime(startedAt)}
        </span>
      </button>
      {isOpen && (
        <div className={styles.sides}>
          <Side
            title="Request"
            line={`${request.method} ${request.url}`}
            headers={request.headers}
            body={request.body}
          />
          {response !== undefined && (
            <Side
              title="Response"
              line={`${response.status} ${response.statusText}`}
              headers={response.headers}
              body={response.body}
              events={response.events}
            />
          )}
          {error !== undefined && <p className={styles.error}>{error}</p>}
        </div>
      )}
    </li>
  );
}

function Side({
  title,
  line,
  headers,
  body,
  events,
}: {
  readonly title: string;
  readonly line: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly events?: readonly TimedEvent[] | undefined;
}): ReactNode {
  const whole = [
    line,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "",
    body ?? "",
  ].join("\n");
  return (
    <section className={styles.side} aria-label={title}>
      <div className={styles.sidehead}>
        <h3>{title}</h3>
        {body !== undefined && <span className="quiet">{bytes(new Blob([body]).size)}</span>}
        <CopyButton text={whole} label={`Copy the ${title.toLowerCase()}`} />
      </div>
      <p className={styles.line}>{line}</p>
      <details className={styles.headers} open>
        <summary>{counted(Object.keys(headers).length, "header")}</summary>
        <dl>
          {Object.entries(headers).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </details>
      {events?.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: events are only ever added.
        <div key={index} className={styles.event}>
          <p className={styles.eventhead}>
            <StatusBadge tone="info">event {event.type}</StatusBadge>
            <span className="quiet">
              +{milliseconds(event.afterMs)}
              {event.id !== undefined && ` · id ${event.id}`}
            </span>
          </p>
          {event.data !== "" && <Body text={event.data} label={`Event ${index + 1}`} />}
        </div>
      ))}
      {body !== undefined && body !== "" && <Body text={body} label={`${title} body`} />}
    </section>
  );
}

function Body({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  const value = parsed(text);
  return value === undefined ? (
    <pre className={styles.raw}>{text}</pre>
  ) : (
    <JsonView value={value} label={label} openDepth={4} />
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toneOf({ response, error }: Exchange): Tone {
  if (error !== undefined) return "bad";
  if (response === undefined) return "plain";
  return response.status < 400 ? "good" : "bad";
}
