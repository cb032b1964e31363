/** Leaves a call before its end for a reason that is no failure; the edge knows what to do with it. */
export class Interruption extends Error {
  override readonly name: string = "Interruption";
}
