import { describe, expect, it } from "vitest";
import { capabilitiesOf, readOnlyToolNames, toolsDigest } from "./capabilities.ts";
import { tools } from "./tools/index.ts";

describe("capabilitiesOf", () => {
  it("holds every capability of the registration document", () => {
    expect(capabilitiesOf(tools)).toEqual(
      expect.arrayContaining([
        "person.create",
        "person.read",
        "person.update",
        "person.delete",
        "person.list",
        "company.create",
        "company.read",
        "company.list",
        "opportunity.create",
        "opportunity.read",
        "opportunity.list",
      ]),
    );
  });

  it("follows the tools that are offered, and says nothing twice", () => {
    const [createPerson] = tools;
    expect(capabilitiesOf([createPerson, createPerson])).toEqual(["person.create"]);
    expect(capabilitiesOf([])).toEqual([]);
  });
});

describe("readOnlyToolNames", () => {
  it("names the tools that read and no other", () => {
    const names = readOnlyToolNames(tools);
    expect(names).toEqual(expect.arrayContaining(["get-person", "list-persons", "search"]));
    expect(names.filter((name) => /^(create|update|delete|restore|undo)-/.test(name))).toEqual([]);
  });
});

describe("toolsDigest", () => {
  it("is the same whatever the order of the tools", () => {
    expect(toolsDigest(tools.toReversed())).toBe(toolsDigest(tools));
    expect(toolsDigest(tools)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("changes with any word of a definition", () => {
    const [first, ...others] = tools;
    expect(toolsDigest([{ ...first, description: `${first.description}.` }, ...others])).not.toBe(
      toolsDigest(tools),
    );
  });

  it("changes with the set of tools", () => {
    expect(toolsDigest(tools.slice(1))).not.toBe(toolsDigest(tools));
  });
});
