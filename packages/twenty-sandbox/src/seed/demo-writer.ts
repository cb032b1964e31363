import { defaultCells } from "../records/default-cells.ts";
import { prepareCells } from "../records/prepare-cells.ts";
import type { ApiRecord } from "../records/record.ts";
import type { Store } from "../records/store.ts";
import { storeRow } from "../records/write-row.ts";
import { createRandom, type Random } from "./random.ts";

/** A record that was seeded, as later ones point at it. */
export interface Seeded {
  readonly id: string;
  readonly name: string;
}

/** Writes seeded records; their values pass the same checks as those of the API. */
export interface DemoWriter {
  readonly random: Random;
  /** A moment so many days from now; negative is the past. The time of day is drawn. */
  readonly daysFromNow: (days: number) => string;
  /** `createdAt` is so many days ago. */
  /** The attribute of a note's or task's target that holds the id of such an object. */
  readonly targetColumn: (objectName: string, target: string) => string;
  readonly insert: (objectName: string, input: ApiRecord, ageDays?: number) => string;
}

const DEMO_SEED = 20_260_701;
const DAY_MS = 24 * 3_600_000;
const WORKDAY_START_HOUR = 8;
const WORKDAY_MINUTES = 540;

/** A writer whose records depend on the store's clock by whole days, and on nothing else. */
export function createDemoWriter(store: Store): DemoWriter {
  const random = createRandom(DEMO_SEED);
  const today = new Date(store.clock.now());
  today.setUTCHours(WORKDAY_START_HOUR, 0, 0, 0);
  const positions = new Map<string, number>();

  function daysFromNow(days: number): string {
    const minutes = random.integer(0, WORKDAY_MINUTES);
    return new Date(today.getTime() + days * DAY_MS + minutes * 60_000).toISOString();
  }

  return {
    random,
    daysFromNow,
    targetColumn(objectName, target) {
      const fields = store.workspace.bySingular(objectName)?.fields.values() ?? [];
      const field = [...fields].find(({ relation }) => relation?.target === target);
      if (field === undefined) throw new Error(`${objectName} cannot lead to a ${target}`);
      return `${field.name}Id`;
    },
    insert(objectName, input, ageDays = random.integer(1, 700)) {
      const object = store.workspace.bySingular(objectName);
      if (object === undefined) throw new Error(`The demo has no object ${objectName}`);
      const position = (positions.get(objectName) ?? 0) + 1;
      positions.set(objectName, position);
      const createdAt = daysFromNow(-ageDays);
      const id = random.uuid();
      const cells = defaultCells(object, { source: "IMPORT", name: "Demo data" }, createdAt);
      storeRow(
        store,
        object,
        Object.assign(cells, prepareCells(store, object, input), { id, position }),
      );
      return id;
    },
  };
}
