import { completeName } from "./complete-name.ts";
import type { Prompt } from "./define-prompt.ts";

/** Keeps what was said in a call. */
export const logACall: Prompt = {
  name: "log-a-call",
  title: "Log a call",
  description:
    "Keep a call as a note with the person, company and deal, and its follow-ups as tasks",
  args: {
    with: { description: "Person", isRequired: true, complete: completeName("person") },
    summary: { description: "What was said, in your own words", isRequired: true },
  },
  text: ({ with: whom = "", summary = "" }) => `Log a call with ${whom} in the CRM.

What was said:
${summary}

1. Find the person; if several fit, or nobody does, ask me.
2. Create one note with a clear title and the facts in short points, linked with the person, the company and the deal if one was spoken of.
3. Create a task with a due date for each thing that somebody promised to do.
4. If the deal's stage, amount or close date changed, show me the change and wait for my word before you make it.
5. Tell me what you have written, with links.`,
};
