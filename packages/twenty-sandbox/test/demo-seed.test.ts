import { createManualClock } from "testkit";
import { describe, expect, it } from "vitest";
import { buildSandbox } from "../src/index.ts";
import { openSandbox } from "./open-sandbox.ts";

describe("demo seed", () => {
  it("fills a workspace of realistic size, with deals in every stage", async () => {
    const sandbox = await openSandbox({ seed: "demo" });
    const { data } = await sandbox.graphql<{
      data: Record<string, { totalCount: number }> & {
        opportunitiesGroupBy: { totalCount: number }[];
      };
    }>(
      "{people{totalCount} companies{totalCount} opportunities{totalCount} notes{totalCount} tasks{totalCount} noteTargets{totalCount} taskTargets{totalCount} workspaceMembers{totalCount} machines{totalCount} opportunitiesGroupBy(groupBy:[{stage:true}]){totalCount}}",
    );
    const least = { people: 500, companies: 200, opportunities: 100, notes: 100, tasks: 100 };
    for (const [name, count] of Object.entries(least)) {
      expect(data[name]?.totalCount, name).toBeGreaterThanOrEqual(count);
    }
    for (const name of ["noteTargets", "taskTargets", "workspaceMembers", "machines"]) {
      expect(data[name]?.totalCount, name).toBeGreaterThan(0);
    }
    expect(data.opportunitiesGroupBy).toHaveLength(5);
  });

  it("is the same each time at the same time", async () => {
    const read = async (): Promise<unknown> => {
      const sandbox = buildSandbox({ seed: "demo", clock: createManualClock().clock });
      const headers = { authorization: `Bearer ${sandbox.apiKey}` };
      const target = "/rest/people?limit=20&depth=1";
      const { body } = await sandbox.handle({ method: "GET", target, headers, body: "" });
      sandbox.close();
      return body;
    };
    expect(await read()).toEqual(await read());
  });

  it("uses only addresses and domains that can belong to nobody", async () => {
    const sandbox = await openSandbox({ seed: "demo" });
    const outside = async (object: string, column: string): Promise<number> => {
      const filter = `not(or(${column}[like]:%25.example,${column}[is]:NULL))`;
      const { body } = await sandbox.rest<{ totalCount: number }>(
        "GET",
        `/rest/${object}?limit=0&filter=${filter}`,
      );
      return body.totalCount;
    };
    expect(await outside("people", "emails.primaryEmail")).toBe(0);
    expect(await outside("companies", "domainName.primaryLinkUrl")).toBe(0);
  });
});
