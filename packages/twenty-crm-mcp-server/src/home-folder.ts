import { homedir } from "node:os";

/** The user's home; `null` for one that has none, such as a container's user that is only a number. */
export function homeFolder(): string | null {
  try {
    return homedir();
  } catch {
    return null;
  }
}
