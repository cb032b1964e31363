import type { ApiMode } from "twenty-client";
import type { RestorePath, TargetShape } from "twenty-sandbox";
import { afterAll, beforeAll, describe, it } from "vitest";
import { openWorkplaces, type Workplaces } from "./open-workplaces.ts";
import { runTask } from "./run-task.ts";
import { themes } from "./tasks/index.ts";

const paths: readonly RestorePath[] = ["2.21", "later"];
const modes: readonly ApiMode[] = ["auto", "graphql", "rest"];

/** Every task on every Twenty that names the targets of notes and tasks like this; a file each, for they run side by side. */
export function describeBattery(targetShape: TargetShape): void {
  const versions = paths.flatMap((restorePath) =>
    modes.map((apiMode) => ({ targetShape, restorePath, apiMode })),
  );
  describe.each(versions)(
    "on a Twenty with targets $targetShape, restore of $restorePath, over $apiMode",
    (version) => {
      let workplaces: Workplaces;
      beforeAll(async () => {
        workplaces = await openWorkplaces(version);
      });
      afterAll(async () => {
        await workplaces[Symbol.asyncDispose]();
      });

      describe.each(Object.entries(themes))("%s", (_, tasks) => {
        for (const task of tasks) {
          it(task.goal, async () => {
            await runTask(task, await workplaces.for(task));
          });
        }
      });
    },
  );
}
