import { expect, it } from "vitest";
import { defaultExposure, exposeTools } from "../../src/application/tools/exposure.ts";
import { tools } from "../../src/application/tools/index.ts";
import { describeBattery } from "./describe-battery.ts";
import { themes } from "./tasks/index.ts";

describeBattery("target");

const tasks = Object.values(themes).flat();

it("every tool that is offered by default does a part of some task", () => {
  const used = new Set(tasks.flatMap(({ calls }) => calls.map(({ tool }) => tool)));
  const offered = exposeTools(tools, defaultExposure).map(({ name }) => name);
  expect(offered.filter((name) => !used.has(name))).toEqual([]);
});

it("every task has a goal of its own and says what is true afterwards", () => {
  expect(new Set(tasks.map(({ goal }) => goal)).size).toBe(tasks.length);
  expect(tasks.filter(({ state }) => state.length === 0)).toEqual([]);
});
