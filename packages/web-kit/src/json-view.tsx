import { type ReactNode, useState } from "react";
import { counted } from "./format.ts";
import { Icon } from "./icon.tsx";
import styles from "./json-view.module.css";

/** How many entries of a list are drawn before the reader asks for more. */
const PAGE = 100;
/** How much of a long text is drawn before the reader asks for all of it. */
const LONG = 400;

/** A JSON value as a tree that folds; every text in it is text. */
export function JsonView({
  value,
  label,
  openDepth = 3,
}: {
  readonly value: unknown;
  /** What it is, for screen readers. */
  readonly label: string;
  /** How deep it is unfolded at first. */
  readonly openDepth?: number;
}): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard (WCAG 2.1.1).
    <section className={styles.view} aria-label={label} tabIndex={0}>
      <div className={styles.row}>
        <Entry value={value} depth={0} openDepth={openDepth} />
      </div>
    </section>
  );
}

interface EntryProps {
  readonly name?: string | undefined;
  readonly value: unknown;
  readonly depth: number;
  readonly openDepth: number;
}

function Entry({ name, value, depth, openDepth }: EntryProps): ReactNode {
  const prefix = name === undefined ? null : <span className={styles.key}>{name}: </span>;
  if (typeof value !== "object" || value === null) {
    return (
      <>
        {prefix}
        <Scalar value={value} />
      </>
    );
  }
  return <Branch prefix={prefix} name={name} value={value} depth={depth} openDepth={openDepth} />;
}

function Branch({
  prefix,
  name,
  value,
  depth,
  openDepth,
}: EntryProps & { readonly prefix: ReactNode; readonly value: object }): ReactNode {
  const entries = Object.entries(value);
  const [isOpen, setOpen] = useState(depth < openDepth && entries.length > 0);
  const [shown, setShown] = useState(PAGE);
  const isList = Array.isArray(value);
  const size = isList ? counted(entries.length, "item") : counted(entries.length, "field");
  return (
    <>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={isOpen}
        aria-label={`${name ?? "value"}, ${size}`}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="chevron" size={14} />
        {prefix}
        <span className={styles.punctuation}>
          {isList ? "[" : "{"}
          {!isOpen && ` ${size} ${isList ? "]" : "}"}`}
        </span>
      </button>
      {isOpen && (
        <>
          {entries.slice(0, shown).map(([key, child]) => (
            <div className={styles.row} key={key}>
              <Entry name={key} value={child} depth={depth + 1} openDepth={openDepth} />
            </div>
          ))}
          {entries.length > shown && (
            <button type="button" className={styles.toggle} onClick={() => setShown(shown + PAGE)}>
              {counted(entries.length - shown, "more", "more")}
            </button>
          )}
          <span className={styles.punctuation}>{isList ? "]" : "}"}</span>
        </>
      )}
    </>
  );
}

function Scalar({ value }: { readonly value: unknown }): ReactNode {
  if (typeof value === "string") return <TextScalar text={value} />;
  if (typeof value === "number") return <span className={styles.number}>{value}</span>;
  return <span className={styles.word}>{String(value)}</span>;
}

function TextScalar({ text }: { readonly text: string }): ReactNode {
  const [isWhole, setWhole] = useState(text.length <= LONG);
  return (
    <span className={styles.string}>
      "{isWhole ? text : text.slice(0, LONG / 2)}
      {isWhole ? (
        '"'
      ) : (
        <>
          {"… "}
          <button type="button" className={styles.more} onClick={() => setWhole(true)}>
            {counted(text.length - LONG / 2, "more character")}
          </button>
        </>
      )}
    </span>
  );
}
