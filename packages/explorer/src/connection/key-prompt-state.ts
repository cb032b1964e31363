import { createStore } from "web-kit";

/** Whether the reader is being asked for a key. */
export const keyPrompt = createStore<"closed" | "open">("closed");
