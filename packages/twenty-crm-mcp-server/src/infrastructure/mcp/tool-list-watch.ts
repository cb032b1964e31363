import { createHash } from "node:crypto";
import type { ObjectSchema, TwentyClient } from "twenty-client";
import type { Tool } from "../../application/tools/define-tool.ts";
import { toolDefinition } from "../../application/tools/tool-definition.ts";

type Schemas = readonly ObjectSchema[];

/** One client that keeps a list of tools. */
export interface ListKeeper {
  /** Says which list the client has been given. */
  listed(tools: readonly Tool[]): void;
  /** Hears no more. */
  leave(): void;
}

/** Notices when the schema of a workspace has been read anew, and tells those whose tools it changes. */
export interface ToolListWatch {
  /** A client whose tools follow the workspace; `tell` is called when its list is no longer right. */
  join(
    twenty: Pick<TwentyClient, "schema">,
    toolsWithin: (schemas: Schemas) => readonly Tool[],
    tell: () => void,
  ): ListKeeper;
  /** The schema as somebody has just found it. */
  saw(twenty: Pick<TwentyClient, "schema">, schemas: Schemas): void;
}

interface Workspace {
  seen: Schemas | undefined;
  readonly hearers: Set<(schemas: Schemas) => void>;
}

/** Asks nobody and waits for nothing: whoever reads a schema anyway says so here. */
export function createToolListWatch(): ToolListWatch {
  const workspaces = new WeakMap<TwentyClient["schema"], Workspace>();

  function workspaceOf({ schema }: Pick<TwentyClient, "schema">): Workspace {
    const workspace = workspaces.get(schema) ?? { seen: undefined, hearers: new Set() };
    workspaces.set(schema, workspace);
    return workspace;
  }

  return {
    join(twenty, toolsWithin, tell) {
      const { hearers } = workspaceOf(twenty);
      let known: string | undefined;
      const hear = (schemas: Schemas): void => {
        // Who has listed nothing has nothing that could be wrong.
        if (known === undefined) return;
        const now = digestOf(toolsWithin(schemas));
        if (now === known) return;
        known = now;
        tell();
      };
      hearers.add(hear);
      return {
        listed: (tools) => {
          known = digestOf(tools);
        },
        leave: () => void hearers.delete(hear),
      };
    },
    saw(twenty, schemas) {
      const workspace = workspaceOf(twenty);
      if (workspace.seen === schemas) return;
      workspace.seen = schemas;
      for (const hear of workspace.hearers) hear(schemas);
    },
  };
}

const digests = new WeakMap<readonly Tool[], string>();

/** The same text for lists that look the same to a client. */
function digestOf(tools: readonly Tool[]): string {
  const known = digests.get(tools);
  if (known !== undefined) return known;
  const digest = createHash("sha256")
    .update(JSON.stringify(tools.map(toolDefinition)))
    .digest("base64url");
  digests.set(tools, digest);
  return digest;
}
