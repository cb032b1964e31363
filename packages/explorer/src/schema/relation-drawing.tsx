import { type ReactNode, useState } from "react";
import { counted, routeTo } from "web-kit";
import type { ObjectInfo } from "../server/definitions.ts";
import { layout, type Placed } from "./layout.ts";
import styles from "./relation-drawing.module.css";
import { type Relation, relationsOf } from "./relations.ts";

const BOX = { boxWidth: 132, boxHeight: 50 };
const WIDE = { width: 860, height: 440, ...BOX };
const NARROW = { width: 420, height: 560, ...BOX };

/** The objects of a workspace as boxes, and their relations as lines; each box leads to its object. */
export function RelationDrawing({
  objects,
  current,
}: {
  readonly objects: readonly ObjectInfo[];
  readonly current?: string | undefined;
}): ReactNode {
  // Around one object only its own relations are drawn: others would run behind it.
  const relations = relationsOf(objects).filter(
    ({ from, to }) => current === undefined || from === current || to === current,
  );
  return (
    <div className={styles.drawings}>
      <Drawing
        size={WIDE}
        className={styles.wide}
        objects={objects}
        relations={relations}
        current={current}
      />
      <Drawing
        size={NARROW}
        className={styles.narrow}
        objects={objects}
        relations={relations}
        current={current}
      />
      <p className={styles.legend}>
        <svg width="34" height="10" aria-hidden="true">
          <line x1="1" y1="5" x2="33" y2="5" className={styles.line} />
        </svg>
        many to one, the dot at the one
        <svg width="34" height="10" aria-hidden="true">
          <line x1="1" y1="5" x2="33" y2="5" className={`${styles.line} ${styles.many}`} />
        </svg>
        many to many
      </p>
    </div>
  );
}

function Drawing({
  size,
  className,
  objects,
  relations,
  current,
}: {
  readonly size: typeof WIDE;
  readonly className: string | undefined;
  readonly objects: readonly ObjectInfo[];
  readonly relations: readonly Relation[];
  readonly current: string | undefined;
}): ReactNode {
  const [pointed, setPointed] = useState<string>();
  const placed = layout(
    objects.map(({ object }) => object),
    relations,
    size,
    current,
  );
  const place = new Map(placed.map((entry) => [entry.object, entry]));
  const lit = pointed ?? current;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing of links is a group, and no part of a form.
    <svg
      className={className}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="group"
      aria-label="Objects and their relations"
    >
      {relations.map((relation) => (
        <Line
          key={`${relation.from} ${relation.to} ${relation.kind}`}
          relation={relation}
          place={place}
          lit={lit}
        />
      ))}
      {objects.map((info) => {
        const at = place.get(info.object);
        if (at === undefined) return null;
        const relationCount = relations.filter(
          ({ from, to }) => from === info.object || to === info.object,
        ).length;
        return (
          <a
            key={info.object}
            href={routeTo(["schema", info.object])}
            className={`${styles.box} ${info.object === current ? styles.current : ""}`}
            aria-label={`${info.label} ${counted(info.fields.length, "field")}${info.custom === true ? " · own" : ""}, ${counted(relationCount, "relation")}`}
            aria-current={info.object === current ? "true" : undefined}
            onPointerEnter={() => setPointed(info.object)}
            onPointerLeave={() => setPointed(undefined)}
            onFocus={() => setPointed(info.object)}
            onBlur={() => setPointed(undefined)}
          >
            <rect
              x={at.x - size.boxWidth / 2}
              y={at.y - size.boxHeight / 2}
              width={size.boxWidth}
              height={size.boxHeight}
              rx="9"
            />
            <text x={at.x} y={at.y - 2} className={styles.name}>
              {info.label}{" "}
              <tspan x={at.x} dy={17} className={styles.count}>
                {counted(info.fields.length, "field")}
                {info.custom === true ? " · own" : ""}
              </tspan>
            </text>
          </a>
        );
      })}
      {relations.map((relation) => (
        <Dot
          key={`${relation.from} ${relation.to} ${relation.kind}`}
          relation={relation}
          place={place}
          lit={lit}
        />
      ))}
    </svg>
  );
}

interface LineProps {
  readonly relation: Relation;
  readonly place: ReadonlyMap<string, Placed>;
  readonly lit: string | undefined;
}

function Line({ relation, place, lit }: LineProps): ReactNode {
  const from = place.get(relation.from);
  const to = place.get(relation.to);
  if (from === undefined || to === undefined) return null;
  const state = litState(relation, lit);
  if (relation.from === relation.to) {
    const x = from.x + BOX.boxWidth / 2;
    return (
      <path className={`${styles.line} ${state}`} d={`M${x},${from.y - 8} c34,-22 34,38 0,16`} />
    );
  }
  const end = edgeOf(to, from);
  const start = edgeOf(from, to);
  return (
    <g className={state}>
      <title>{`${relation.from} ${relation.fields.join(", ")} ${relation.to}`}</title>
      <line
        x1={start.x}
        y1={start.y}
        x2={end.x}
        y2={end.y}
        className={`${styles.line} ${relation.kind === "many" ? styles.many : ""}`}
      />
    </g>
  );
}

/** The end at the one, over the box that it touches. */
function Dot({ relation, place, lit }: LineProps): ReactNode {
  const from = place.get(relation.from);
  const to = place.get(relation.to);
  if (from === undefined || to === undefined || relation.kind === "many" || from === to)
    return null;
  const { x, y } = edgeOf(to, from);
  return (
    <g className={litState(relation, lit)}>
      <circle cx={x} cy={y} r="4" className={styles.dot} />
    </g>
  );
}

function litState({ from, to }: Relation, lit: string | undefined): string | undefined {
  if (lit === undefined) return undefined;
  return lit === from || lit === to ? styles.lit : styles.faint;
}

/** Where the line from the middle of one box to another leaves the first. */
function edgeOf(box: Placed, towards: Placed): { readonly x: number; readonly y: number } {
  const [dx, dy] = [towards.x - box.x, towards.y - box.y];
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : BOX.boxWidth / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : BOX.boxHeight / 2 / Math.abs(dy),
  );
  return { x: box.x + dx * scale, y: box.y + dy * scale };
}
