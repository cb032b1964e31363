import { type ListOptions, TwentyError } from "twenty-client";
import type { RecordKind, ShownRecord } from "../records/record-kind.ts";
import type { Candidate } from "../references/choose-one.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import { linkId } from "./keyed-ids.ts";
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
      const { id } = applied.data;
      const wanted = targets.map(([object, target]) => linkTo(id, object, target));
      // A call with the same key made it before, and may have been stopped before it had linked it.
      if (applied.undo === undefined) {
        await completeLinks(kind.entity, wanted, call);
        return applied;
      }
      try {
        for (const link of wanted) await makeLink(kind.entity, link, call);
      } catch (error) {
        const records = kind.collection(call.twenty);
        // A key may have the right to delete and not to destroy.
        const remove = () => records.destroy(id).catch(() => records.softDelete(id));
        throw await takenBack(kind.entity, id, error, remove);
      }
      const names = targets.map(([object, { name }]) => `${object} ${JSON.stringify(name)}`);
      return { ...applied, text: `${applied.text}\nLinked with ${names.join(", ")}.` };
    },
  };
}

/** A row that links a note or a task with a record, under an id that is the same for the same pair. */
interface Link {
  readonly id: string;
  readonly ownId: string;
  /** The record's column, such as `personId`, and its id. */
  readonly target: Readonly<Record<string, string>>;
}

function linkTo(ownId: string, object: string, { id: targetId }: Candidate): Link {
  return { id: linkId(ownId, object, targetId), ownId, target: { [`${object}Id`]: targetId } };
}

async function makeLink(
  entity: string,
  { id, ownId, target }: Link,
  { twenty, signal }: ToolCall,
): Promise<void> {
  try {
    if (entity === "note") {
      await twenty.noteTargets.create({ id, noteId: ownId, ...target }, { signal });
    } else await twenty.taskTargets.create({ id, taskId: ownId, ...target }, { signal });
  } catch (error) {
    // The same call at the same time was first: the link is there.
    if (!(error instanceof TwentyError && error.code === "duplicate")) throw error;
  }
}

/** Makes the links that are missing; one that somebody has taken away since stays away. */
async function completeLinks(
  entity: string,
  wanted: readonly Link[],
  call: ToolCall,
): Promise<void> {
  const { noteTargets, taskTargets } = call.twenty;
  const options: ListOptions<"id", "id"> = {
    filter: { field: "id", operator: "in", value: wanted.map(({ id }) => id) },
    fields: ["id"],
    includeDeleted: true,
    limit: wanted.length,
    signal: call.signal,
  };
  const { records } = await (entity === "note"
    ? noteTargets.list(options)
    : taskTargets.list(options));
  const made = new Set(records.map(({ id }) => id));
  for (const link of wanted.filter(({ id }) => !made.has(id))) await makeLink(entity, link, call);
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
  } catch {
    return new ToolFault({
      reason: `the ${entity} was made and could not be linked`,
      wayOut: `Delete it with delete-${entity}, id ${id}, or link it with link-records.`,
    });
  }
  if (!(cause instanceof TwentyError)) return cause;
  return new ToolFault({
    reason: `the ${entity} could not be linked, and was removed again: ${cause.reason}`,
    wayOut: cause.wayOut,
  });
}
