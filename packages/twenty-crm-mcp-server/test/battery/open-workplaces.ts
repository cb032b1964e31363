import { defaultToolsets } from "../../src/application/tools/exposure.ts";
import { isToolset } from "../../src/application/tools/toolsets.ts";
import {
  connectTools,
  openWorkbench,
  type TwentyVersion,
  type Workbench,
} from "../tools/workbench.ts";
import type { Workplace } from "./run-task.ts";
import type { Task } from "./task.ts";

/** A sandbox with the demo records, and for each task the tools that it may use. */
export interface Workplaces extends AsyncDisposable {
  for(task: Task): Promise<Workplace>;
}

const linkedObjects = ["person", "company", "opportunity"] as const;

/** One sandbox of this version for all tasks, with a client for each set of tools that they ask for. */
export async function openWorkplaces(version: TwentyVersion): Promise<Workplaces> {
  const first = await openWorkbench("demo", {}, version);
  const benches = new Map<string, Promise<Workbench>>();
  const known = {
    target: Object.fromEntries(linkedObjects.map((name) => [name, columnOf(name, version)])),
  };

  function benchOf({ toolsets, isDestructive = false }: Task): Promise<Workbench> {
    if (toolsets === undefined && !isDestructive) return Promise.resolve(first);
    const key = JSON.stringify([toolsets, isDestructive]);
    const bench = benches.get(key) ?? openBench(toolsets, isDestructive);
    benches.set(key, bench);
    return bench;
  }
  function openBench(toolsets: Task["toolsets"], isDestructive: boolean): Promise<Workbench> {
    const chosen = toolsets === undefined ? defaultToolsets : new Set(toolsets.filter(isToolset));
    return connectTools(
      first.twentyUrl,
      first.apiKey,
      { toolsets: new Set(chosen), hasChosenToolsets: true, isDestructive },
      version.apiMode,
    );
  }
  return {
    async for(task) {
      const { twentyUrl, apiKey } = first;
      const isRestOnly = version.apiMode === "rest";
      return { bench: await benchOf(task), twentyUrl, apiKey, isRestOnly, known };
    },
    async [Symbol.asyncDispose]() {
      for (const bench of benches.values()) await (await bench)[Symbol.asyncDispose]();
      await first[Symbol.asyncDispose]();
    },
  };
}

/** The column of noteTargets and taskTargets that points at a record. */
function columnOf(object: string, { targetShape }: TwentyVersion): string {
  const isOld = targetShape === "legacy";
  return isOld ? `${object}Id` : `target${object.charAt(0).toUpperCase()}${object.slice(1)}Id`;
}
