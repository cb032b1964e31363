import type { Clock, Logger } from "service-kit";
import type { TwentyClient } from "twenty-client";
import type { LocalFiles } from "../../application/attachments/local-files.ts";
import type { ToolContext } from "../../application/tools/tool-context.ts";
import { createUndoJournal } from "../../application/writes/undo-journal.ts";
import { callerKeyOf, principalOf } from "../http/caller-key.ts";

/** Twenty as each caller may see it. */
export interface Workspaces {
  /** What the tools of this caller work with; asked for at each call, since idle clients are closed. */
  contextFor(request: Request | undefined): () => ToolContext;
  /** Closes the clients of callers; the server's own is closed by whoever opened it. */
  close(): Promise<void>;
}

/** What callers' clients are made from. */
export interface WorkspacesOptions {
  /** The client that works with the server's own key; absent when every caller brings one. */
  readonly own: TwentyClient | undefined;
  readonly openClient: (apiKey: string) => TwentyClient;
  readonly workspaceUrl: string;
  /** The profile whose workspace it is, where profiles have names. */
  readonly profile?: ToolContext["profile"];
  /** The folder from which files may be attached; absent: none. */
  readonly localFiles?: LocalFiles;
  /** How many records one call may write at most. */
  readonly bulkLimit: number;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How many callers' clients are kept; the longest unused one makes room. Default 200. */
  readonly maxClients?: number;
}

/** Keeps a client and an undo journal for each caller that brings a key of its own. */
export function createWorkspaces({
  own,
  openClient,
  workspaceUrl,
  profile,
  localFiles,
  bulkLimit,
  clock,
  logger,
  maxClients = 200,
}: WorkspacesOptions): Workspaces {
  const shared = own && contextOf(own);
  // A map keeps the order of insertion: the first entry is the one unused for longest.
  const contexts = new Map<string, ToolContext>();

  function contextOf(twenty: TwentyClient): ToolContext {
    const undoJournal = createUndoJournal(clock);
    return {
      twenty,
      workspaceUrl,
      ...(profile && { profile }),
      undoJournal,
      ...(localFiles && { localFiles }),
      bulkLimit,
      clock,
      logger,
    };
  }

  function contextForKey(principal: string, apiKey: string): ToolContext {
    const context = contexts.get(principal) ?? contextOf(openClient(apiKey));
    contexts.delete(principal);
    contexts.set(principal, context);
    for (const [idle, { twenty }] of contexts) {
      if (contexts.size <= maxClients) break;
      contexts.delete(idle);
      void twenty.close();
    }
    return context;
  }

  return {
    contextFor(request) {
      const apiKey = callerKeyOf(request);
      if (apiKey === undefined) {
        if (shared === undefined) throw new Error("A call without a key came past the HTTP side");
        return () => shared;
      }
      const principal = principalOf(request);
      return () => contextForKey(principal, apiKey);
    },
    async close() {
      await Promise.all([...contexts.values()].map(({ twenty }) => twenty.close()));
    },
  };
}
