import { describe, expect, it } from "vitest";
import { type OpenSandbox, openSandbox } from "../open-sandbox.ts";
import { type RecordedWalk, recordedWalks } from "./recorded-walks.ts";
import { hasRecordings } from "./recording.ts";

const title = hasRecordings
  ? "recorded walks through all pages"
  : "recorded walks (skipped: no recordings in ../shared/twenty beside the repository)";

/** Who belongs to which company decides how many rows such a walk loses, and is not recorded. */
const BY_RELATION = /^(?:companyId|company\.name|assigneeId)/;
const BATCH = 200;
const TIMEOUT_MS = 60_000;

interface Page {
  readonly data: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

async function fill(sandbox: OpenSandbox, walks: readonly RecordedWalk[]): Promise<void> {
  for (const name of new Set(walks.map(({ obj }) => obj))) {
    const total = walks.find(({ obj }) => obj === name)?.totalCount ?? 0;
    const records = Array.from({ length: total }, (_, index) => recordOf(name, index, total));
    for (let start = 0; start < total; start += BATCH) {
      const batch = records.slice(start, start + BATCH);
      const { status } = await sandbox.rest("POST", `/rest/batch/${name}`, batch);
      expect(status).toBe(201);
    }
  }
}

/** A record with as many empty values among all as the recorded workspace had. */
function recordOf(object: string, index: number, total: number): object {
  const day = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
  switch (object) {
    case "companies": {
      const domainName = { primaryLinkUrl: `https://c${index}.example` };
      return { name: `Company ${index}`, domainName, employees: index < 3 ? 10 + index : null };
    }
    case "people": {
      // The second recording says of its 1270 people that 70 had neither last name, title nor address.
      const isBare = total === 1_270 && index < 70;
      const name = { firstName: "P", lastName: isBare ? "" : `Last ${index}` };
      if (isBare) return { name };
      return {
        name,
        jobTitle: `Title ${index % 9}`,
        emails: { primaryEmail: `p${index}@x.example` },
      };
    }
    case "opportunities": {
      const amount = index < 2 ? {} : { amountMicros: index * 1_000_000, currencyCode: "USD" };
      return { name: `Deal ${index}`, amount, closeDate: index < 4 ? null : day };
    }
    case "tasks":
      return { title: `Task ${index}`, dueAt: index < 225 ? null : day };
    default:
      return { title: `Note ${index}` };
  }
}

async function walk(sandbox: OpenSandbox, { obj, order, filter, limit }: RecordedWalk) {
  const ids: string[] = [];
  let pages = 0;
  let after = "";
  for (;;) {
    const query = new URLSearchParams({
      order_by: order,
      limit: String(limit),
      ...filterOf(filter),
    });
    const { body } = await sandbox.rest<Page>("GET", `/rest/${obj}?${query.toString()}${after}`);
    pages += 1;
    ids.push(...(body.data[obj] ?? []).map(({ id }) => id));
    if (!body.pageInfo.hasNextPage) {
      const unique = new Set(ids).size;
      return { pages, rows: ids.length, unique, totalCount: body.totalCount };
    }
    after = `&starting_after=${encodeURIComponent(body.pageInfo.endCursor)}`;
  }
}

function filterOf(filter: string | undefined): Record<string, string> {
  return filter === undefined ? {} : { filter };
}

describe.skipIf(!hasRecordings)(title, () => {
  it.each(recordedWalks)(
    "of $file find and lose as many rows as recorded",
    async ({ walks }) => {
      const sandbox = await openSandbox({ seed: "empty" });
      const exact = walks.filter(({ order }) => !BY_RELATION.test(order));
      await fill(sandbox, exact);
      const outcomes: unknown[] = [];
      for (const recorded of exact) {
        outcomes.push({
          walk: `${recorded.obj} by ${recorded.order}`,
          ...(await walk(sandbox, recorded)),
        });
      }
      expect(outcomes).toEqual(
        exact.map(({ obj, order, pages, rows, unique, totalCount }) => ({
          walk: `${obj} by ${order}`,
          pages,
          rows,
          unique,
          totalCount,
        })),
      );
    },
    TIMEOUT_MS,
  );
});
