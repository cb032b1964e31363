import { completeName } from "./complete-name.ts";
import type { Prompt } from "./define-prompt.ts";

/** Gathers what is known before a meeting. */
export const meetingPreparation: Prompt = {
  name: "meeting-preparation",
  title: "Meeting preparation",
  description: "Everything worth knowing before a meeting with a person or company",
  args: {
    with: {
      description: "Person or company",
      isRequired: true,
      complete: completeName("person", "company"),
    },
    topic: { description: "What the meeting is about" },
  },
  text: ({
    with: whom = "",
    topic,
  }) => `Prepare me for a meeting with ${whom}${topic ? ` about ${topic}` : ""}.

1. Find them in the CRM; if several fit, ask me which.
2. Who they are: role, company, its size and place, who else we know there.
3. Where we stand: open and past deals with stage, amount and close date.
4. What was said last: the latest notes and open tasks.
5. Three things to ask and one thing to offer.

One page at most; say what the CRM does not know instead of guessing.`,
};
