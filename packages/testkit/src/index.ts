export { createManualClock, type ManualClock } from "./manual-clock.ts";
export { type StartedProcess, startProcess } from "./start-process.ts";
export { ConditionImpossible, waitFor } from "./wait-for.ts";
