import { MEMBERS } from "./demo-people-words.ts";
import type { DemoWriter } from "./demo-writer.ts";
import { mailName } from "./mail-name.ts";

/** Adds the people who work in the workspace; returns their ids. */
export function seedMembers({ insert, random }: DemoWriter): string[] {
  return MEMBERS.map(([firstName, lastName]) =>
    insert("workspaceMember", {
      name: { firstName, lastName },
      userEmail: `${mailName(firstName)}@sandbox.example`,
      userId: random.uuid(),
      locale: "en",
      timeZone: "UTC",
    }),
  );
}
