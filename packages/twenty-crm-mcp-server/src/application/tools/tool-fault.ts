/** A refusal that a tool itself decides on: the argument at fault, why, and the way out. */
export class ToolFault extends Error {
  override readonly name = "ToolFault";
  readonly field: string | undefined;
  readonly wayOut: string;

  constructor(fault: { field?: string; reason: string; wayOut: string }) {
    super(fault.reason);
    this.field = fault.field;
    this.wayOut = fault.wayOut;
  }
}
