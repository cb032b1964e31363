import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import styles from "./fleet.module.css";
import { rowTops, rowWindow } from "./row-window.ts";

const BEYOND_PX = 500;

/** Draws of a long list only what is near the screen, and leaves room for the rest; the page itself scrolls. */
export function VirtualRows<T extends { readonly key: string }>({
  rows,
  heightOf,
  label,
  children,
}: {
  readonly rows: readonly T[];
  /** In pixels. Give a function that is the same as long as its answers are. */
  readonly heightOf: (row: T) => number;
  readonly label: string;
  readonly children: (row: T) => ReactNode;
}): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  const tops = useMemo(() => rowTops(rows.map(heightOf)), [rows, heightOf]);
  const [{ fromPx, toPx }, setSeen] = useState({ fromPx: 0, toPx: 1000 });
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const top = list.current?.getBoundingClientRect().top ?? 0;
      // By steps, so that not every pixel draws anew.
      const from = Math.floor(-top / 120) * 120;
      setSeen((before) =>
        before.fromPx === from && before.toPx === from + innerHeight + 120
          ? before
          : { fromPx: from, toPx: from + innerHeight + 120 },
      );
    };
    const onMove = (): void => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    addEventListener("scroll", onMove, { passive: true });
    addEventListener("resize", onMove, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", onMove);
      removeEventListener("resize", onMove);
    };
  }, []);
  const { first, end, topPx } = rowWindow(tops, fromPx, toPx, BEYOND_PX);
  return (
    <ul
      ref={list}
      className={styles.rows}
      aria-label={label}
      style={{ height: tops.at(-1) ?? 0, paddingTop: topPx }}
    >
      {rows.slice(first, end).map((row, index) => (
        <li
          key={row.key}
          style={{ height: heightOf(row) }}
          aria-setsize={rows.length}
          aria-posinset={first + index + 1}
        >
          {children(row)}
        </li>
      ))}
    </ul>
  );
}
