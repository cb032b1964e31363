import { createCompany } from "./create-company.ts";
import { createOpportunity } from "./create-opportunity.ts";
import { createPerson } from "./create-person.ts";
import type { Tool } from "./define-tool.ts";
import { deleteCompany } from "./delete-company.ts";
import { deleteOpportunity } from "./delete-opportunity.ts";
import { deletePerson } from "./delete-person.ts";
import { getCompany } from "./get-company.ts";
import { getOpportunity } from "./get-opportunity.ts";
import { getPerson } from "./get-person.ts";
import { listCompanies } from "./list-companies.ts";
import { listOpportunities } from "./list-opportunities.ts";
import { listPersons } from "./list-persons.ts";
import { updateCompany } from "./update-company.ts";
import { updateOpportunity } from "./update-opportunity.ts";
import { updatePerson } from "./update-person.ts";

/** Every tool there is, in the order clients see them. */
export const tools = [
  createPerson,
  getPerson,
  updatePerson,
  deletePerson,
  listPersons,
  createCompany,
  getCompany,
  updateCompany,
  deleteCompany,
  listCompanies,
  createOpportunity,
  getOpportunity,
  updateOpportunity,
  deleteOpportunity,
  listOpportunities,
] as const satisfies readonly Tool[];
