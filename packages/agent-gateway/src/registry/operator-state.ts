import { z } from "zod";

const markSchema = z.object({
  /** Who did it. */
  by: z.string(),
  /** ISO 8601. */
  at: z.string(),
  why: z.string(),
});

/** What operators have decided on one address; outlives registrations and restarts. */
export const operatorStateSchema = z.object({
  agentId: z.string(),
  name: z.string(),
  /** Nothing new is sent there; what is bound to it may go on. */
  drained: markSchema.nullable(),
  /** Nothing at all is sent there. */
  disabled: markSchema.nullable(),
});

/** What operators have decided on one address. */
export type OperatorState = z.output<typeof operatorStateSchema>;
/** Who decided, when and why. */
export type OperatorMark = z.output<typeof markSchema>;

/** Something that an operator can decide. */
export type OperatorAction = "drain" | "undrain" | "disable" | "enable";

/** The state after an action. */
export function afterAction(
  state: OperatorState,
  action: OperatorAction,
  mark: OperatorMark,
): OperatorState {
  switch (action) {
    case "drain":
      return { ...state, drained: mark };
    case "undrain":
      return { ...state, drained: null };
    case "disable":
      return { ...state, disabled: mark };
    case "enable":
      return { ...state, disabled: null };
  }
}

/** Whether an operator keeps requests away from it. */
export function isHeldBack({ drained, disabled }: OperatorState): boolean {
  return drained !== null || disabled !== null;
}
