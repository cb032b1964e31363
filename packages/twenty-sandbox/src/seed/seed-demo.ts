import type { Store } from "../records/store.ts";
import { createDemoWriter } from "./demo-writer.ts";
import { seedNotes, seedTasks } from "./seed-activities.ts";
import { seedCompanies } from "./seed-companies.ts";
import { seedEvents, seedMails } from "./seed-correspondence.ts";
import { seedMachines } from "./seed-machines.ts";
import { seedMembers } from "./seed-members.ts";
import { seedOpportunities } from "./seed-opportunities.ts";
import { seedPeople } from "./seed-people.ts";
import { seedWorkflows } from "./seed-workflows.ts";

/** Fills an empty workspace with invented customers of an invented maker of machines; the same ones each time. */
export function seedDemo(store: Store): void {
  const writer = createDemoWriter(store);
  const members = seedMembers(writer);
  const companies = seedCompanies(writer, members);
  const people = seedPeople(writer, companies);
  const opportunities = seedOpportunities(writer, companies, people, members);
  seedNotes(writer, { people, companies, opportunities });
  seedTasks(writer, { people, companies, opportunities }, members);
  seedMachines(writer, companies);
  seedMails(writer, people, members);
  seedEvents(writer, people, members);
  seedWorkflows(writer);
}
