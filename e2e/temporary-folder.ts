import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Gives all tests of a run one folder for their temporary files, and removes it with whatever they left. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "tests-"));
  // As a system's own: processes under test may run as another user.
  chmodSync(folder, 0o1777);
  process.env.TMPDIR = folder;
  // Processes under test share what Node compiled: they start a fifth faster.
  process.env.NODE_COMPILE_CACHE ??= join(folder, "compile-cache");
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
