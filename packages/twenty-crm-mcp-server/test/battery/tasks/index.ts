import type { Task } from "../task.ts";
import { companies } from "./companies.ts";
import { contacts } from "./contacts.ts";
import { deals } from "./deals.ts";
import { links } from "./links.ts";
import { notesAndTasks } from "./notes-and-tasks.ts";

/** Every task by its theme. */
export const themes: Readonly<Record<string, readonly Task[]>> = {
  contacts,
  companies,
  deals,
  "notes and tasks": notesAndTasks,
  links,
};
