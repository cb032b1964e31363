import { describe, expect, it } from "vitest";
import { knownDifferences } from "./known-differences.ts";
import { hasRecordings } from "./recording.ts";
import { recordingGroups } from "./recording-groups.ts";
import { type Outcome, replayGroup } from "./replay-group.ts";

const MIN_SHARE = 0.97;
const title = hasRecordings
  ? "contract with Twenty 2.21"
  : "contract with Twenty 2.21 (skipped: no recordings in ../shared/twenty beside the repository)";

describe.skipIf(!hasRecordings)(title, () => {
  it("answers the recorded requests as recorded, but for the listed differences", async () => {
    const outcomes: Outcome[] = [];
    for (const group of recordingGroups) outcomes.push(...(await replayGroup(group)));
    const matching = outcomes.filter((outcome) => outcome.differences.length === 0);
    const share = matching.length / outcomes.length;
    console.info(
      `contract: ${matching.length} of ${outcomes.length} recorded exchanges match (${(share * 100).toFixed(1)} %)`,
    );
    const key = ({ file, name }: { file: string; name: string }): string => `${file} › ${name}`;
    const listed = new Set(knownDifferences.map(key));
    const failing = new Set(outcomes.filter((o) => o.differences.length > 0).map(key));
    const unlisted = outcomes
      .filter((outcome) => outcome.differences.length > 0 && !listed.has(key(outcome)))
      .map((outcome) => `${key(outcome)}: ${outcome.differences.slice(0, 3).join("; ")}`);
    const stale = [...listed].filter((entry) => !failing.has(entry));
    expect({ unlisted, stale }).toEqual({ unlisted: [], stale: [] });
    expect(share).toBeGreaterThanOrEqual(MIN_SHARE);
  });
});
