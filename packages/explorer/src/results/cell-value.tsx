import type { ReactNode } from "react";
import { CopyButton, moment, StatusBadge } from "web-kit";
import styles from "./results.module.css";

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const FIGURE = /^-?\d+(?:\.\d+)?$/;
/** Between three digits and three, before the point. */
const THOUSANDS = /(?<!\.\d*)\B(?=(?:\d{3})+(?!\d))/g;
const CHOICE = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/;

/** One value of a record, as people read it; always text, whatever is in it. */
export function CellValue({
  value,
  isMoney = false,
}: {
  readonly value: unknown;
  readonly isMoney?: boolean;
}): ReactNode {
  if (value === undefined || value === null || value === "")
    return <span className={styles.none}>–</span>;
  if (isMoney && typeof value === "string" && FIGURE.test(value)) {
    return <span className="number">{value.replace(THOUSANDS, ",")}</span>;
  }
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number")
    return (
      <span className="number">{value.toLocaleString("en-GB", { maximumFractionDigits: 6 })}</span>
    );
  if (Array.isArray(value))
    return value
      .map((item) => (typeof item === "object" ? JSON.stringify(item) : String(item)))
      .join(", ");
  if (typeof value === "object") return <code className="anywhere">{JSON.stringify(value)}</code>;
  return <TextValue text={`${value as string | bigint}`} />;
}

function TextValue({ text }: { readonly text: string }): ReactNode {
  if (UUID.test(text)) {
    return (
      <span className={styles.id}>
        <code title={text}>{text.slice(0, 8)}…</code>
        <CopyButton text={text} label={`Copy the id ${text.slice(0, 8)}`} />
      </span>
    );
  }
  if (MOMENT.test(text) && !Number.isNaN(Date.parse(text))) {
    return (
      <time dateTime={text} title={text}>
        {moment(text)}
      </time>
    );
  }
  if (isWebAddress(text)) {
    return (
      <a href={text} target="_blank" rel="noreferrer noopener" className="anywhere">
        {text.replace(/^https?:\/\//, "")}
      </a>
    );
  }
  if (text.length > 2 && text.length < 24 && CHOICE.test(text))
    return <StatusBadge tone="plain">{text}</StatusBadge>;
  return <span className={styles.text}>{text}</span>;
}

/** Only these become links: a text of the CRM may be `javascript:` something. */
function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/\S+$/.test(text)) return false;
  return URL.canParse(text);
}
