import type { InputRequiredResult } from "@modelcontextprotocol/server";
import { Interruption } from "../../application/tools/interruption.ts";

/** Leaves a tool's work to ask the person behind the client; the call comes again with the answer. */
export class InputNeeded extends Interruption {
  override readonly name = "InputNeeded";
  readonly result: InputRequiredResult;

  constructor(result: InputRequiredResult) {
    super("A person has to be asked");
    this.result = result;
  }
}
