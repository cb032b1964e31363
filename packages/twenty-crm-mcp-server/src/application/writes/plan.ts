import type { ToolAnswer } from "../tools/define-tool.ts";
import type { Change } from "./change.ts";
import type { UndoStep } from "./undo-step.ts";

/** A write that has been worked out and not yet done: everything is checked, nothing is changed. */
export interface Plan<Data extends object = object> {
  /** What would change; read only when somebody looks, because it may cost a question to Twenty. */
  preview(): Promise<readonly Change[]>;
  /** The items among several that cannot be done, by their places; a dry run tells them. */
  readonly failures?: readonly { readonly index: number; readonly error: string }[];
  /** What a caller knows an item at a place by; its number unless it is said otherwise. */
  readonly nameOf?: (index: number) => string;
  /** Why somebody must agree before it is done; absent when nobody need to. */
  readonly question?: string;
  apply(): Promise<Applied<Data>>;
}

/** A write that has been done, and how it is taken back. */
interface Applied<Data extends object> extends ToolAnswer<Data> {
  /** Absent for what cannot be taken back. */
  readonly undo?: readonly UndoStep[];
}
