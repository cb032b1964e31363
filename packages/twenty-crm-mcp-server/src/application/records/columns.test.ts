import { describe, expect, it } from "vitest";
import { type Columns, columnNames, neededFields, relatedName, showColumns } from "./columns.ts";

interface Thing {
  readonly name: string;
  readonly size: number | null;
  readonly tags: readonly string[];
}

const columns = {
  name: { needs: ["name"], show: (thing) => thing.name },
  size: { needs: ["size"], show: (thing) => thing.size },
  label: { needs: ["name", "tags"], show: (thing) => thing.tags[0] },
  tags: { needs: ["tags"], show: (thing) => thing.tags },
} satisfies Columns<Thing>;

describe("columns", () => {
  it("show what is there and leave out what is not", () => {
    const empty: Thing = { name: "", size: null, tags: [] };
    expect(showColumns(empty, columns, columnNames(columns))).toEqual({});
    const full: Thing = { name: "a", size: 0, tags: ["x"] };
    expect(showColumns(full, columns, columnNames(columns))).toEqual({
      name: "a",
      size: 0,
      label: "x",
      tags: ["x"],
    });
  });

  it("show only what is asked for", () => {
    expect(showColumns({ name: "a", size: 1, tags: [] }, columns, ["size"])).toEqual({ size: 1 });
  });

  it("tell which fields they are made of, once each", () => {
    expect(neededFields<Thing>(columns, ["label", "tags"])).toEqual(["name", "tags"]);
  });
});

describe("relatedName", () => {
  it("is the name, or the id where the name is not told", () => {
    expect(relatedName({ id: "7", name: "Acme" }, "7")).toBe("Acme");
    expect(relatedName({ id: "7", name: "" }, "7")).toBe("7");
    expect(relatedName(undefined, "7")).toBe("7");
    expect(relatedName(null, null)).toBeNull();
  });
});
