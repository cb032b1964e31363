import { attachFile } from "./attachments/attach-file.ts";
import { deleteAttachment } from "./attachments/delete-attachment.ts";
import { listAttachments } from "./attachments/list-attachments.ts";
import { readAttachment } from "./attachments/read-attachment.ts";
import { renameAttachment } from "./attachments/rename-attachment.ts";
import { createCompany } from "./core/create-company.ts";
import { createNote } from "./core/create-note.ts";
import { createOpportunity } from "./core/create-opportunity.ts";
import { createPerson } from "./core/create-person.ts";
import { createTask } from "./core/create-task.ts";
import { deleteCompany } from "./core/delete-company.ts";
import { deleteNote } from "./core/delete-note.ts";
import { deleteOpportunity } from "./core/delete-opportunity.ts";
import { deletePerson } from "./core/delete-person.ts";
import { deleteTask } from "./core/delete-task.ts";
import { fetchRecord } from "./core/fetch.ts";
import { getCompany } from "./core/get-company.ts";
import { getNote } from "./core/get-note.ts";
import { getOpportunity } from "./core/get-opportunity.ts";
import { getPerson } from "./core/get-person.ts";
import { getTask } from "./core/get-task.ts";
import { listCompanies } from "./core/list-companies.ts";
import { listNotes } from "./core/list-notes.ts";
import { listOpportunities } from "./core/list-opportunities.ts";
import { listPersons } from "./core/list-persons.ts";
import { listTasks } from "./core/list-tasks.ts";
import { restoreCompany } from "./core/restore-company.ts";
import { restoreNote } from "./core/restore-note.ts";
import { restoreOpportunity } from "./core/restore-opportunity.ts";
import { restorePerson } from "./core/restore-person.ts";
import { restoreTask } from "./core/restore-task.ts";
import { search } from "./core/search.ts";
import { undoChange } from "./core/undo-change.ts";
import { updateCompany } from "./core/update-company.ts";
import { updateNote } from "./core/update-note.ts";
import { updateOpportunity } from "./core/update-opportunity.ts";
import { updatePerson } from "./core/update-person.ts";
import { updateTask } from "./core/update-task.ts";
import { whoAmI } from "./core/who-am-i.ts";
import { checkImport } from "./data/check-import.ts";
import { exportRecords } from "./data/export-records.ts";
import { importRecords } from "./data/import-records.ts";
import type { Tool } from "./define-tool.ts";
import { graphqlQuery } from "./graphql/graphql-query.ts";
import { accountSnapshot } from "./insight/account-snapshot.ts";
import { calendar } from "./insight/calendar.ts";
import { contactBrief } from "./insight/contact-brief.ts";
import { dealView } from "./insight/deal-view.ts";
import { forecast } from "./insight/forecast.ts";
import { messages } from "./insight/messages.ts";
import { pipelineFunnel } from "./insight/pipeline-funnel.ts";
import { staleDeals } from "./insight/stale-deals.ts";
import { timeline } from "./insight/timeline.ts";
import { winRate } from "./insight/win-rate.ts";
import { linkRecords } from "./links/link-records.ts";
import { listLinks } from "./links/list-links.ts";
import { unlinkRecords } from "./links/unlink-records.ts";
import { createField } from "./metadata/create-field.ts";
import { createObject } from "./metadata/create-object.ts";
import { deleteField } from "./metadata/delete-field.ts";
import { deleteObject } from "./metadata/delete-object.ts";
import { updateField } from "./metadata/update-field.ts";
import { updateObject } from "./metadata/update-object.ts";
import { findDuplicates } from "./quality/find-duplicates.ts";
import { findInvalidEmails } from "./quality/find-invalid-emails.ts";
import { findMissingFields } from "./quality/find-missing-fields.ts";
import { findOrphans } from "./quality/find-orphans.ts";
import { mergeRecords } from "./quality/merge-records.ts";
import { createRecords } from "./records/create-records.ts";
import { deleteRecords } from "./records/delete-records.ts";
import { describeObject } from "./records/describe-object.ts";
import { destroyRecords } from "./records/destroy-records.ts";
import { findRecords } from "./records/find-records.ts";
import { getRecord } from "./records/get-record.ts";
import { listObjects } from "./records/list-objects.ts";
import { restoreRecords } from "./records/restore-records.ts";
import { updateRecords } from "./records/update-records.ts";
import { upsertRecords } from "./records/upsert-records.ts";
import { createView } from "./views/create-view.ts";
import { deleteView } from "./views/delete-view.ts";
import { listViews } from "./views/list-views.ts";
import { updateView } from "./views/update-view.ts";
import { createWebhook } from "./webhooks/create-webhook.ts";
import { deleteWebhook } from "./webhooks/delete-webhook.ts";
import { listWebhooks } from "./webhooks/list-webhooks.ts";
import { updateWebhook } from "./webhooks/update-webhook.ts";
import { getWorkflow } from "./workflows/get-workflow.ts";
import { listWorkflowRuns } from "./workflows/list-workflow-runs.ts";
import { listWorkflows } from "./workflows/list-workflows.ts";
import { runWorkflow } from "./workflows/run-workflow.ts";
import { setWorkflowActive } from "./workflows/set-workflow-active.ts";

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
  createNote,
  getNote,
  updateNote,
  deleteNote,
  restoreNote,
  listNotes,
  createTask,
  getTask,
  updateTask,
  deleteTask,
  restoreTask,
  listTasks,
  search,
  fetchRecord,
  whoAmI,
  undoChange,
  listObjects,
  describeObject,
  findRecords,
  getRecord,
  createRecords,
  updateRecords,
  upsertRecords,
  deleteRecords,
  restoreRecords,
  destroyRecords,
  linkRecords,
  unlinkRecords,
  listLinks,
  contactBrief,
  accountSnapshot,
  dealView,
  timeline,
  messages,
  calendar,
  pipelineFunnel,
  staleDeals,
  forecast,
  winRate,
  findDuplicates,
  mergeRecords,
  findMissingFields,
  findOrphans,
  findInvalidEmails,
  exportRecords,
  checkImport,
  importRecords,
  listWorkflows,
  getWorkflow,
  listWorkflowRuns,
  runWorkflow,
  setWorkflowActive,
  listAttachments,
  attachFile,
  readAttachment,
  renameAttachment,
  deleteAttachment,
  listViews,
  createView,
  updateView,
  deleteView,
  listWebhooks,
  createWebhook,
  updateWebhook,
  deleteWebhook,
  createObject,
  updateObject,
  deleteObject,
  createField,
  updateField,
  deleteField,
  graphqlQuery,
] as const satisfies readonly Tool[];
