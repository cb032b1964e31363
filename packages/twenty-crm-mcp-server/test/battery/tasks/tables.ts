import type { Task } from "../task.ts";

const toolsets = ["core", "records", "data"];

/** Tables of records, in and out. */
export const tables: readonly Task[] = [
  {
    goal: "Read in a sheet of contacts from the fair; one row is wrong",
    toolsets,
    calls: [
      { tool: "create-company", args: { name: "Fair Ltd" }, as: "company" },
      {
        tool: "import-records",
        args: {
          object: "person",
          content:
            "First name;Last name;E-mail;Company\nFay;Fair;fay@fair.example;Fair Ltd\nBad;Row;nonsense;Fair Ltd\n",
        },
        expect: { data: { done: 1, failures: [{ index: 1 }] }, text: "line 3" },
      },
    ],
    state: [
      {
        read: "people?filter=emails.primaryEmail[eq]:fay@fair.example",
        records: [{ name: { firstName: "Fay", lastName: "Fair" }, companyId: "{{company.id}}" }],
      },
      { read: "people?filter=name.lastName[eq]:Row", total: 0 },
    ],
  },
  {
    goal: "Take a customer's machines out as a table",
    toolsets,
    calls: [
      { tool: "create-company", args: { name: "Export Ltd" }, as: "company" },
      {
        tool: "create-records",
        args: {
          object: "machine",
          records: [{ name: 'Ex, "port"', price: "1.50 EUR", company: "Export Ltd" }],
        },
      },
      {
        tool: "export-records",
        args: {
          object: "machine",
          filter: { company: "Export Ltd" },
          fields: ["name", "price"],
        },
        expect: { text: '"Ex, ""port"""' },
      },
    ],
    state: [{ read: "machines?filter=companyId[eq]:{{company.id}}", total: 1 }],
  },
];
