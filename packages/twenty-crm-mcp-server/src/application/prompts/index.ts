import { dataCleanUp } from "./data-clean-up.ts";
import type { Prompt } from "./define-prompt.ts";
import { logACall } from "./log-a-call.ts";
import { meetingPreparation } from "./meeting-preparation.ts";
import { pipelineReview } from "./pipeline-review.ts";

/** Every prompt there is, in the order clients see them. */
export const prompts: readonly Prompt[] = [
  pipelineReview,
  meetingPreparation,
  logACall,
  dataCleanUp,
];
