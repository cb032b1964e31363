import { createCompany } from "./core/create-company.ts";
import { createOpportunity } from "./core/create-opportunity.ts";
import { createPerson } from "./core/create-person.ts";
import { deleteCompany } from "./core/delete-company.ts";
import { deleteOpportunity } from "./core/delete-opportunity.ts";
import { deletePerson } from "./core/delete-person.ts";
import { getCompany } from "./core/get-company.ts";
import { getOpportunity } from "./core/get-opportunity.ts";
import { getPerson } from "./core/get-person.ts";
import { listCompanies } from "./core/list-companies.ts";
import { listOpportunities } from "./core/list-opportunities.ts";
import { listPersons } from "./core/list-persons.ts";
import { restoreCompany } from "./core/restore-company.ts";
import { restoreOpportunity } from "./core/restore-opportunity.ts";
import { restorePerson } from "./core/restore-person.ts";
import { undoChange } from "./core/undo-change.ts";
import { updateCompany } from "./core/update-company.ts";
import { updateOpportunity } from "./core/update-opportunity.ts";
import { updatePerson } from "./core/update-person.ts";
import type { Tool } from "./define-tool.ts";

/** Every tool there is, in the order clients see them. */
export const tools = [
  createPerson,
  getPerson,
  updatePerson,
  deletePerson,
  restorePerson,
  listPersons,
  createCompany,
  getCompany,
  updateCompany,
  deleteCompany,
  restoreCompany,
  listCompanies,
  createOpportunity,
  getOpportunity,
  updateOpportunity,
  deleteOpportunity,
  restoreOpportunity,
  listOpportunities,
  undoChange,
] as const satisfies readonly Tool[];
