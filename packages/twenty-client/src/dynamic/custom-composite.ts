import type { Json } from "../json.ts";
import { compositeCodecs } from "./composite-codecs.ts";
import type { DynamicValue } from "./dynamic-record.ts";

/** How a field with parts travels below `custom`, where typed records carry values as Twenty has them. */
export interface CustomComposite {
  /** What Twenty sends, as records of any object hold it. */
  read(wire: unknown): DynamicValue;
  /**
   * A value of any object's record as Twenty takes it; null clears all parts. With what Twenty has now, parts
   * that are not named stay also where Twenty would empty them.
   * @throws TwentyError `invalid_input` for a value that cannot be right.
   */
  write(value: unknown, field: string, current?: unknown): Json;
}

/** Undefined for a type without parts. */
export function customComposite(type: string): CustomComposite | undefined {
  const codec = Object.hasOwn(compositeCodecs, type) ? compositeCodecs[type] : undefined;
  if (codec?.write === undefined) return undefined;
  const { read, write, completion } = codec;
  return {
    read: (wire) => read(wire) as DynamicValue,
    write(value, field, current) {
      const isPartial =
        current !== undefined && completion?.isPartial(value as never, field) === true;
      const whole = isPartial
        ? completion?.complete(value as never, read(current) as never, field)
        : value;
      return write(whole as never, field);
    },
  };
}
