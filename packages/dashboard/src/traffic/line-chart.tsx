import type { ReactNode } from "react";
import { clockTime } from "web-kit";
import styles from "./traffic.module.css";

const WIDTH = 600;
const HEIGHT = 150;
const BASE = HEIGHT - 2;
const TOP = 2;

/** One line of a chart; `null`: nothing is known of that moment. */
export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

/** At most so many lines can be told apart, by colour and by dashes. */
export const MAX_SERIES = 6;

/** Some lines over the same moments, with their names and latest values beside them. */
export function LineChart({
  title,
  unit,
  moments,
  series,
}: {
  readonly title: string;
  readonly unit: string;
  /** ISO 8601, oldest first. */
  readonly moments: readonly string[];
  readonly series: readonly Series[];
}): ReactNode {
  const most = niceMost(Math.max(0, ...series.flatMap(({ values }) => values.map((v) => v ?? 0))));
  const step = WIDTH / Math.max(1, moments.length - 1);
  const yOf = (value: number): number => BASE - (value / most) * (BASE - TOP);
  const latest = series.map(({ name, values }) => `${name} ${figure(values.at(-1) ?? 0)} ${unit}`);
  return (
    <figure className={styles.chart}>
      <figcaption>{title}</figcaption>
      <div className={styles.plotted}>
        <ol className={styles.ticks} aria-hidden="true">
          {[1, 0.5, 0].map((share) => (
            <li key={share}>
              {figure(most * share)}
              {share === 1 && ` ${unit}`}
            </li>
          ))}
        </ol>
        <svg
          role="img"
          aria-label={`${title}: ${latest.join(", ")} now; the axis ends at ${figure(most)} ${unit}`}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className={styles.plot}
        >
          {[0, 0.5, 1].map((share) => (
            <line
              key={share}
              x1={0}
              x2={WIDTH}
              y1={yOf(most * share)}
              y2={yOf(most * share)}
              className={styles.gridline}
            />
          ))}
          {series.map(({ name, values }, index) => (
            <path
              key={name}
              d={pathOf(values, step, yOf)}
              className={styles.line}
              data-series={index % MAX_SERIES}
            />
          ))}
        </svg>
      </div>
      <div className={styles.axis} aria-hidden="true">
        <span>{moments[0] === undefined ? "" : clockTime(moments[0])}</span>
        <span>{moments.at(-1) === undefined ? "" : clockTime(moments.at(-1) ?? 0)}</span>
      </div>
      <ul className={styles.legend}>
        {series.map(({ name, values }, index) => (
          <li key={name}>
            <svg width="18" height="8" aria-hidden="true">
              <path d="M0 4H18" className={styles.line} data-series={index % MAX_SERIES} />
            </svg>
            <span>{name}</span>
            <strong className="number">{figure(values.at(-1) ?? 0)}</strong>
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** A number as short as it can be and still say something. */
export function figure(value: number): string {
  if (value < 10) return String(Number(value.toPrecision(2)));
  return Math.round(value).toLocaleString("en-GB");
}

function pathOf(
  values: readonly (number | null)[],
  step: number,
  yOf: (value: number) => number,
): string {
  let path = "";
  let isDrawing = false;
  values.forEach((value, index) => {
    if (value === null) {
      isDrawing = false;
      return;
    }
    path += `${isDrawing ? "L" : "M"}${(index * step).toFixed(1)} ${yOf(value).toFixed(1)}`;
    isDrawing = true;
  });
  return path;
}

/** The axis ends at 1, 2 or 5 times a power of ten. */
function niceMost(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((times) => times * power >= value) ?? 10) * power;
}
