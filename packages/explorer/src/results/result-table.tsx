import type { ReactNode } from "react";
import { counted, Icon, routeTo } from "web-kit";
import { titleOf } from "web-kit/form";
import { CellValue } from "./cell-value.tsx";
import styles from "./results.module.css";
import { cellOf, type FoundTable, type Row } from "./tables-in.ts";

/** Columns whose figures are sums: their thousands are set apart, unlike those of a postcode. */
const MONEY = /amount|revenue|price|value/i;

/** How the rows of a table lead on. */
export interface RowLinks {
  /** The object that rows are of, where they do not say it themselves. */
  readonly object?: string | undefined;
  /** Where people open a record in Twenty; undefined where nobody can. */
  readonly inTwenty: (object: string, id: string) => string | undefined;
}

/** A list of records or figures as a table whose head stays in sight. */
export function ResultTable({
  table,
  links,
}: {
  readonly table: FoundTable;
  readonly links: RowLinks;
}): ReactNode {
  const { path, rows, columns } = table;
  const isLinked = rows.some((row) => targetOf(row, links) !== undefined);
  const label = `${titleOf(path.split(".").at(-1) ?? path)}, ${counted(rows.length, "row")}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard (WCAG 2.1.1).
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {columnTitle(column)}
              </th>
            ))}
            {isLinked && (
              <th scope="col">
                <span className="visually-hidden">Open</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are drawn once, and some have no id.
            <tr key={index}>
              {columns.map((column) => (
                <td
                  key={column}
                  className={isFigure(cellOf(row, column)) ? styles.figure : undefined}
                >
                  <CellValue value={cellOf(row, column)} isMoney={MONEY.test(column)} />
                </td>
              ))}
              {isLinked && (
                <td className={styles.links}>
                  <OpenLinks row={row} links={links} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OpenLinks({ row, links }: { readonly row: Row; readonly links: RowLinks }): ReactNode {
  const target = targetOf(row, links);
  if (target === undefined) return null;
  const { object, id } = target;
  const given = row.name ?? row.title;
  const name = typeof given === "string" ? given : id.slice(0, 8);
  const address = links.inTwenty(object, id);
  return (
    <>
      <a
        className={styles.open}
        href={routeTo(["resources", `twenty://${object}/${id}`])}
        aria-label={`Open ${name}`}
        title="Open the record"
      >
        <Icon name="chevron" size={16} />
      </a>
      {address !== undefined && (
        <a
          className={styles.open}
          href={address}
          target="_blank"
          rel="noreferrer noopener"
          aria-label={`Open ${name} in Twenty`}
          title="Open in Twenty"
        >
          <Icon name="external" size={15} />
        </a>
      )}
    </>
  );
}

/** The record that a row is, if it says so: some ids are `object/id`. */
function targetOf(
  row: Row,
  { object }: RowLinks,
): { readonly object: string; readonly id: string } | undefined {
  if (typeof row.id !== "string") return undefined;
  const [named, id] = row.id.split("/", 2);
  if (id !== undefined && named !== undefined) return { object: named, id };
  const of = typeof row.object === "string" ? row.object : object;
  return of === undefined ? undefined : { object: of, id: row.id };
}

function columnTitle(column: string): string {
  return column
    .split(".")
    .map((part) => (part === part.toUpperCase() ? part : titleOf(part)))
    .join(" · ");
}

function isFigure(value: unknown): boolean {
  return (
    typeof value === "number" || (typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value))
  );
}
