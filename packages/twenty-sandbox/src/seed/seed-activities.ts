import { NOTES, TASKS } from "./demo-activity-words.ts";
import type { DemoWriter, Seeded } from "./demo-writer.ts";

const NOTE_COUNT = 160;
const TASK_COUNT = 180;
const STATUSES = ["TODO", "IN_PROGRESS", "DONE"] as const;

/** What notes and tasks are about. */
export interface Subjects {
  readonly people: readonly Seeded[];
  readonly companies: readonly Seeded[];
  readonly opportunities: readonly Seeded[];
}

/** Adds notes, each about a person or a deal and its company. */
export function seedNotes({ random, insert, targetColumn }: DemoWriter, subjects: Subjects): void {
  for (let index = 0; index < NOTE_COUNT; index += 1) {
    const [title, markdown] = NOTES[index % NOTES.length] ?? NOTES[0];
    const subject = subjectAt(subjects, index * 7);
    const age = random.integer(1, 300);
    const noteId = insert(
      "note",
      { title: `${title}: ${subject.name}`, bodyV2: { markdown } },
      age,
    );
    insert("noteTarget", { noteId, [targetColumn("noteTarget", subject.object)]: subject.id }, age);
    const company = subjects.companies[index % subjects.companies.length];
    if (company !== undefined && random.chance(0.3)) {
      insert("noteTarget", { noteId, [targetColumn("noteTarget", "company")]: company.id }, age);
    }
  }
}

/** Adds tasks; some have no due date, no assignee or no subject, and some are overdue. */
export function seedTasks(
  { random, insert, daysFromNow, targetColumn }: DemoWriter,
  subjects: Subjects,
  memberIds: readonly string[],
): void {
  for (let index = 0; index < TASK_COUNT; index += 1) {
    const subject = subjectAt(subjects, index * 5 + 1);
    const status = STATUSES[index % STATUSES.length] ?? "TODO";
    const days = status === "DONE" ? -random.integer(1, 90) : random.integer(-6, 60);
    const taskId = insert("task", {
      title: `${random.pick(TASKS)} (${subject.name})`,
      bodyV2: random.chance(0.5) ? { markdown: "See the last note." } : null,
      status,
      dueAt: random.chance(0.85) ? daysFromNow(days) : null,
      assigneeId: random.chance(0.75) ? (memberIds[index % memberIds.length] ?? null) : null,
    });
    if (random.chance(0.95)) {
      insert("taskTarget", { taskId, [targetColumn("taskTarget", subject.object)]: subject.id });
    }
  }
}

function subjectAt(
  { people, companies, opportunities }: Subjects,
  index: number,
): Seeded & { readonly object: string } {
  const kinds = [
    { list: people, object: "person" },
    { list: opportunities, object: "opportunity" },
    { list: companies, object: "company" },
  ];
  const { list, object } = kinds[index % kinds.length] ?? { list: people, object: "person" };
  const subject = list[index % list.length];
  if (subject === undefined) throw new Error("The demo has nothing to write about");
  return { ...subject, object };
}
