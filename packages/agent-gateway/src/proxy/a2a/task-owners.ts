import { StringDecoder } from "node:string_decoder";

const MAX_KNOWN = 20_000;
/** Tasks and contexts are named at the beginning of an answer. */
const MAX_READ = 64 * 1024;
/** Longer than anything that is looked for: it may begin in one piece and end in the next. */
const OVERLAP = 512;
const NAMED = /"(?:contextId|taskId)"\s*:\s*"([^"\\]{1,200})"/g;
/** A task names itself by `id` beside its `contextId` or `kind`; the id of the JSON-RPC message has neither. */
const TASK = /"id"\s*:\s*"([^"\\]{1,200})"\s*,\s*"(?:contextId|kind|status)"/g;

/**
 * Which instance gave out which context and task. Agents name them themselves and keep them in their own memory,
 * so a later request must find the one that has it. The least recently used are forgotten.
 */
export class TaskOwners {
  readonly #owners = new Map<string, string>();

  get size(): number {
    return this.#owners.size;
  }

  /** The `agentId` of the instance that has the first of these that is known. */
  ownerOf(service: string, ids: readonly (string | undefined)[]): string | undefined {
    for (const id of ids) {
      if (id === undefined) continue;
      const key = `${service} ${id}`;
      const owner = this.#owners.get(key);
      if (owner === undefined) continue;
      this.#remember(key, owner);
      return owner;
    }
    return undefined;
  }

  /** Reads an answer of an instance as it passes. */
  learner(service: string, agentId: string): (chunk: Buffer) => void {
    let read = 0;
    let tail = "";
    const decoder = new StringDecoder("utf8");
    return (chunk) => {
      if (read >= MAX_READ) return;
      const text = tail + decoder.write(chunk.subarray(0, MAX_READ - read));
      read += chunk.length;
      for (const pattern of [NAMED, TASK]) {
        for (const [, id] of text.matchAll(pattern)) this.#remember(`${service} ${id}`, agentId);
      }
      tail = text.slice(-OVERLAP);
    };
  }

  #remember(key: string, agentId: string): void {
    this.#owners.delete(key);
    this.#owners.set(key, agentId);
    if (this.#owners.size <= MAX_KNOWN) return;
    const [oldest] = this.#owners.keys();
    if (oldest !== undefined) this.#owners.delete(oldest);
  }
}
