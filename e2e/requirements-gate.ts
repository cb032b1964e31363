import type { Reporter, TestModule, Vitest } from "vitest/node";
import { requirements } from "./requirements.ts";

/** Fails a full end-to-end run in which a requirement is named by no passing test. */
export default class RequirementsGate implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    if (!(await this.#isFullRun(modules))) return;
    const proved = new Set(modules.flatMap(provedBy));
    const unproved = Object.keys(requirements).filter((id) => !proved.has(id));
    const total = Object.keys(requirements).length;
    console.log(`requirements: ${total - unproved.length} of ${total} proved`);
    if (unproved.length === 0) return;
    console.error(`Not proved by any passing test:\n  ${unproved.join("\n  ")}`);
    process.exitCode = 1;
  }

  /** A run that was narrowed to some files or titles says nothing about the whole. */
  async #isFullRun(modules: readonly TestModule[]): Promise<boolean> {
    const project = this.#vitest?.projects.find(({ name }) => name === "e2e");
    if (project === undefined || this.#vitest?.config.testNamePattern) return false;
    const { testFiles } = await project.globTestFiles();
    const ran = new Set(modules.map(({ moduleId }) => moduleId));
    return testFiles.every((file) => ran.has(file));
  }
}

function provedBy(module: TestModule): readonly string[] {
  return [...module.children.allTests("passed")].flatMap((test) => test.meta().proves ?? []);
}
