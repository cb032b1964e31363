import type { ObjectDefinition } from "../definitions.ts";
import { attachment } from "./attachment.ts";
import { calendarEvent, calendarEventParticipant } from "./calendar-event.ts";
import { company } from "./company.ts";
import { message, messageParticipant, messageThread } from "./message.ts";
import { note } from "./note.ts";
import { noteTarget } from "./note-target.ts";
import { opportunity } from "./opportunity.ts";
import { PERIPHERAL_OBJECTS } from "./peripheral-objects.ts";
import { person } from "./person.ts";
import { task } from "./task.ts";
import { taskTarget } from "./task-target.ts";
import { timelineActivity } from "./timeline-activity.ts";
import { workflow, workflowRun, workflowVersion } from "./workflow.ts";
import { workspaceMember } from "./workspace-member.ts";

/** The objects every workspace has; parents come before the children that point at them. */
export const STANDARD_OBJECTS: readonly ObjectDefinition[] = [
  workspaceMember,
  company,
  person,
  opportunity,
  note,
  task,
  ...PERIPHERAL_OBJECTS,
  workflow,
  workflowVersion,
  workflowRun,
  calendarEvent,
  calendarEventParticipant,
  messageThread,
  message,
  messageParticipant,
  timelineActivity,
  attachment,
  noteTarget,
  taskTarget,
];
