import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Gives all tests of a run one folder for their temporary files, and removes it with whatever they left. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "tests-"));
  // As a system's own: processes under test may run as another user.
  chmodSync(folder, 0o1777);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
