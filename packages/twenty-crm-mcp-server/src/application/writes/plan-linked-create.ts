import { randomUUID } from "node:crypto";
import type { TwentyClient } from "twenty-client";
import type { RecordKind, ShownRecord } from "../records/record-kind.ts";
import type { Candidate } from "../references/choose-one.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import type { Plan } from "./plan.ts";
import { type Creation, planCreate } from "./plan-create.ts";

/** The records that a new note or task is kept with. */
export interface Links {
  readonly person?: Candidate | undefined;
  readonly company?: Candidate | undefined;
  readonly opportunity?: Candidate | undefined;
}

/** Makes a note or a task and links it; when a link fails, nothing of it stays. */
export function planLinkedCreate<
  Item extends { readonly id: string },
  Create extends object,
  Shown extends ShownRecord,
>(
  kind: RecordKind<Item, Create, never, Shown>,
  creation: Creation<Item, Create>,
  links: Links,
  call: ToolCall,
): Plan<Shown> {
  const plan = planCreate(kind, creation, call);
  const targets = Object.entries(links).filter(
    (link): link is [keyof Links, Candidate] => link[1] !== undefined,
  );
  if (targets.length === 0) return plan;
  return {
    ...plan,
    async apply() {
      const applied = await plan.apply();
      // Made by an earlier call with the same key, and linked by it.
      if (applied.undo === undefined) return applied;
      const { id } = applied.data;
      try {
        for (const [object, { id: targetId }] of targets) {
          await link(kind.entity, call.twenty, { id, object, targetId, signal: call.signal });
        }
      } catch (error) {
        const remove = () => kind.collection(call.twenty).destroy(id);
        throw await takenBack(kind.entity, id, error, remove);
      }
      const names = targets.map(([object, { name }]) => `${object} ${JSON.stringify(name)}`);
      return { ...applied, text: `${applied.text}\nLinked with ${names.join(", ")}.` };
    },
  };
}

async function link(
  entity: string,
  twenty: TwentyClient,
  {
    id,
    object,
    targetId,
    signal,
  }: { id: string; object: keyof Links; targetId: string; signal: AbortSignal },
): Promise<void> {
  const target = { id: randomUUID(), [`${object}Id`]: targetId };
  if (entity === "note") await twenty.noteTargets.create({ ...target, noteId: id }, { signal });
  else await twenty.taskTargets.create({ ...target, taskId: id }, { signal });
}

/** Removes what was made; an abort of the call must not stop that, so no signal goes with it. */
async function takenBack(
  entity: string,
  id: string,
  cause: unknown,
  remove: () => Promise<unknown>,
): Promise<unknown> {
  try {
    await remove();
    return cause;
  } catch {
    return new ToolFault({
      reason: `the ${entity} was made and could not be linked`,
      wayOut: `Delete it with delete-${entity}, id ${id}, or link it with link-records.`,
    });
  }
}
