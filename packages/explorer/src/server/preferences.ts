import { createTabStore } from "web-kit";
import { type Generation, generations } from "../mcp/connection.ts";

/** What the reader has chosen about how the page talks to the server. */
export interface Preferences {
  readonly generation: Generation;
  /** Whether questions come as dialogs; otherwise the server hands out confirmation tokens. */
  readonly canAsk: boolean;
  /** Whether tools that write are left out. */
  readonly isReadOnly: boolean;
  /** The workspace, where the server has several. */
  readonly profile?: string;
}

/** Keys that the reader has typed; the tab forgets them when it is closed, and they are in no address. */
export interface Keys {
  /** The server's own key (`MCP_API_KEY`). */
  readonly server?: string;
  /** The reader's key of Twenty, where the server works with those of its callers. */
  readonly twenty?: string;
}

const [latest = "2026-07-28"] = generations;

/** Kept as long as the tab is. */
export const preferences = createTabStore<Preferences>("explorer.preferences", {
  generation: latest,
  canAsk: true,
  isReadOnly: false,
});

/** Kept as long as the tab is. */
export const keys = createTabStore<Keys>("explorer.keys", {});
