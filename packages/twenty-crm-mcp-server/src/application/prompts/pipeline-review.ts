import type { Prompt } from "./define-prompt.ts";

/** Goes through the open deals. */
export const pipelineReview: Prompt = {
  name: "pipeline-review",
  title: "Pipeline review",
  description: "Go through the open deals: what is at risk, what closes when, what to do next",
  args: {
    period: { description: "Which close dates, such as this quarter; all unless given" },
  },
  text: ({ period }) => `Review our sales pipeline${period ? ` for ${period}` : ""}.

1. List the open opportunities with stage, amount, currency, close date and company; read every page.
2. Show number and sum by stage, each currency by itself.
3. Name deals at risk: close date in the past, no amount, no contact, or not updated for 30 days.
4. Say what closes in the next 30 days, largest first.
5. Propose the next step for the five deals that matter most. Change nothing in the CRM before I agree.`,
};
