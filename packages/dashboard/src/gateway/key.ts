import { createStore, createTabStore } from "web-kit";

/** The reader's API key, or nothing; the tab forgets it when it is closed, and it is in no address. */
export const apiKey = createTabStore<string>("dashboard.key", "");

/** Whether the reader is being asked for a key. */
export const keyPrompt = createStore<"closed" | "open">("closed");

/** What says to the gateway who asks. */
export function keyHeaders(): Readonly<Record<string, string>> {
  const key = apiKey.get();
  return key === "" ? {} : { authorization: `Bearer ${key}` };
}
