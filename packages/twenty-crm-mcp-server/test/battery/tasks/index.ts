import type { Task } from "../task.ts";
import { anyObject } from "./any-object.ts";
import { attachments } from "./attachments.ts";
import { companies } from "./companies.ts";
import { contacts } from "./contacts.ts";
import { customFields } from "./custom-fields.ts";
import { deals } from "./deals.ts";
import { duplicatesAndMerge } from "./duplicates-and-merge.ts";
import { errorsAndWaysOut } from "./errors-and-ways-out.ts";
import { insight } from "./insight.ts";
import { links } from "./links.ts";
import { moneyAndDates } from "./money-and-dates.ts";
import { notesAndTasks } from "./notes-and-tasks.ts";
import { orientation } from "./orientation.ts";
import { paging } from "./paging.ts";
import { references } from "./references.ts";
import { safety } from "./safety.ts";
import { searchAndFilters } from "./search-and-filters.ts";
import { secondThoughts } from "./second-thoughts.ts";
import { tables } from "./tables.ts";

/** Every task by its theme. */
export const themes: Readonly<Record<string, readonly Task[]>> = {
  orientation,
  contacts,
  companies,
  deals,
  "notes and tasks": notesAndTasks,
  "money and dates": moneyAndDates,
  references,
  links,
  "any object": anyObject,
  "search and filters": searchAndFilters,
  safety,
  "second thoughts": secondThoughts,
  "duplicates and merges": duplicatesAndMerge,
  insight,
  paging,
  "errors and ways out": errorsAndWaysOut,
  "custom fields": customFields,
  tables,
  attachments,
};
