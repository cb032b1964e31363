const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Which id of the sandbox stands for which recorded one. */
export class IdBindings {
  readonly #bound = new Map<string, string>();

  /** Marks an id as the same on both sides: that of a seeded record, or one the client chose. */
  keep(id: string): void {
    this.#bound.set(id, id);
  }

  /** Compares two ids, binding the recorded one when it is new. */
  matches(recorded: string, actual: string): boolean {
    const known = this.#bound.get(recorded);
    if (known !== undefined) return known === actual;
    this.#bound.set(recorded, actual);
    return true;
  }

  /** Replaces recorded ids in a text, and inside the cursors of a query. */
  translate(text: string): string {
    return text.replaceAll(UUID, (id) => {
      const bound = this.#bound.get(id.toLowerCase());
      if (bound === undefined) return id;
      return id === id.toUpperCase() ? bound.toUpperCase() : bound;
    });
  }
}

/** Whether a value is a UUID and nothing else. */
export function isWholeUuid(value: unknown): value is string {
  return typeof value === "string" && new RegExp(`^${UUID.source}$`, "i").test(value);
}
