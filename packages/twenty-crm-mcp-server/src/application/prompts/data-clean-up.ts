import type { Prompt } from "./define-prompt.ts";

/** Finds and mends bad data. */
export const dataCleanUp: Prompt = {
  name: "data-clean-up",
  title: "Data clean-up",
  description: "Find duplicates, missing values and orphans, and mend them step by step",
  args: {
    object: { description: "persons, companies or opportunities; all unless given" },
  },
  text: ({ object }) => `Clean up our CRM data${object ? `: ${object}` : ""}.

1. Look for duplicates, missing e-mail addresses and companies, invalid addresses, records that belong to nothing.
2. Show me counts and a few examples of each, worst first.
3. Propose the changes as a list, smallest risk first. Use dry runs to show what would change.
4. Make only the changes I agree to, a few at a time, and keep the undo handles.
5. Never merge or destroy anything without asking for that very record.`,
};
