import type { Task } from "../task.ts";

// Some have no date, which is where Twenty's own cursors lose rows.
const tasks = Array.from({ length: 9 }, (_, index) => ({
  title: `Paged ${index + 1}`,
  ...(index < 4 && { dueAt: `2033-01-0${index + 1}` }),
}));

const titles = (...numbers: number[]) => numbers.map((number) => ({ title: `Paged ${number}` }));

/** Pages: none of the rows is lost or comes twice, also where the sorted field is empty. */
export const paging: readonly Task[] = [
  {
    goal: "Go through my tasks by due date, four at a time, also those without a date",
    refusedOverRest: "without losing records. Sort by .* or use the API mode",
    calls: [
      { tool: "create-records", args: { object: "task", records: tasks } },
      {
        tool: "list-tasks",
        args: { query: "Paged", orderBy: "dueAt", limit: 4, fields: ["title"] },
        expect: { data: { total: 9, records: titles(1, 2, 3, 4) } },
        as: "first",
      },
      {
        tool: "list-tasks",
        args: { query: "Paged", orderBy: "dueAt", limit: 4, after: "{{first.next}}" },
        expect: { data: { total: 9, records: [{}, {}, {}, {}] } },
        as: "second",
      },
      {
        tool: "list-tasks",
        args: { query: "Paged", orderBy: "dueAt", limit: 4, after: "{{second.next}}" },
        expect: { data: { total: 9, records: [{}] } },
        as: "third",
      },
      {
        tool: "delete-records",
        args: {
          object: "task",
          ids: [
            ...[0, 1, 2, 3].map((place) => `{{first.records.${place}.id}}`),
            ...[0, 1, 2, 3].map((place) => `{{second.records.${place}.id}}`),
            "{{third.records.0.id}}",
          ],
        },
        expect: { data: { done: 9 } },
      },
    ],
    // Nine different records were shown, so none of them is left.
    state: [{ read: 'tasks?filter=title[startsWith]:"Paged"', total: 0 }],
  },
  {
    goal: "Go on with the position of another list: refused with what to do",
    calls: [
      { tool: "list-persons", args: { limit: 1, orderBy: "lastName" }, as: "people" },
      {
        tool: "list-companies",
        args: { limit: 1, orderBy: "name", after: "{{people.next}}" },
        expect: { error: "after: .*Start again without a cursor" },
      },
    ],
    state: [{ read: "companies?limit=1" }],
  },
  {
    goal: "Look through the people of a big customer three times thirty",
    calls: [
      { tool: "create-company", args: { name: "Thirty Thrice" }, as: "company" },
      {
        tool: "create-records",
        args: {
          object: "person",
          records: Array.from({ length: 70 }, (_, index) => ({
            name: `Thrice ${index + 1}`,
            company: "Thirty Thrice",
          })),
        },
        expect: { error: "confirm" },
        as: "asked",
      },
      {
        tool: "create-records",
        args: {
          object: "person",
          records: Array.from({ length: 70 }, (_, index) => ({
            name: `Thrice ${index + 1}`,
            company: "Thirty Thrice",
          })),
          confirm: "{{asked.confirm}}",
        },
      },
      { tool: "list-persons", args: { company: "Thirty Thrice", limit: 30 }, as: "first" },
      {
        tool: "list-persons",
        args: { company: "Thirty Thrice", limit: 30, after: "{{first.next}}" },
        as: "second",
      },
      {
        tool: "list-persons",
        args: { company: "Thirty Thrice", limit: 30, after: "{{second.next}}" },
        expect: {
          data: { total: 70, records: Array.from({ length: 10 }, () => ({})) },
          lacks: ["next"],
        },
      },
    ],
    state: [{ read: "people?filter=companyId[eq]:{{company.id}}", total: 70 }],
  },
];
