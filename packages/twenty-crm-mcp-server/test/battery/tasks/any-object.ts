import type { Task } from "../task.ts";

/** Records of any object, the workspace's own ones too, alone and in batches. */
export const anyObject: readonly Task[] = [
  {
    goal: "Register a machine that was installed at a customer, named by the customer's name",
    calls: [
      { tool: "create-company", args: { name: "Workshop Prime" }, as: "company" },
      {
        tool: "create-records",
        args: {
          object: "Machines",
          records: [
            {
              name: "Press 9000",
              serialNumber: "WP-0001",
              state: "Installed",
              installedOn: "2031-02-03",
              powerKilowatts: 7.5,
              price: "125000.50 EUR",
              company: "Workshop Prime",
            },
          ],
        },
        as: "made",
      },
    ],
    state: [
      {
        read: "machines/{{made.ids.0}}",
        record: {
          name: "Press 9000",
          serialNumber: "WP-0001",
          state: "INSTALLED",
          powerKilowatts: 7.5,
          price: { amountMicros: 125_000_500_000, currencyCode: "EUR" },
          companyId: "{{company.id}}",
        },
      },
    ],
  },
  {
    goal: "A machine with a serial number that is registered already: the refusal names the machine",
    calls: [
      {
        tool: "create-records",
        args: { object: "machine", records: [{ name: "Lathe one", serialNumber: "DUP-1" }] },
        as: "made",
      },
      {
        tool: "create-records",
        args: {
          object: "machine",
          records: [
            { name: "Lathe two", serialNumber: "DUP-1" },
            { name: "Lathe three", serialNumber: "DUP-3" },
          ],
        },
        expect: { data: { done: 1 }, text: "{{made.ids.0}}" },
      },
    ],
    state: [
      { read: 'machines?filter=serialNumber[eq]:"DUP-1"', total: 1 },
      { read: 'machines?filter=name[eq]:"Lathe three"', total: 1 },
    ],
  },
  {
    goal: "Put the machines of one customer in repair, all at once",
    calls: [
      { tool: "create-company", args: { name: "Broken Works" }, as: "company" },
      {
        tool: "create-records",
        args: {
          object: "machine",
          records: [
            { name: "Broken 1", company: "Broken Works", price: "10 USD" },
            { name: "Broken 2", company: "Broken Works", price: "20 USD" },
          ],
        },
      },
      {
        tool: "update-records",
        args: {
          object: "machine",
          filter: { company: "Broken Works" },
          set: { state: "In repair" },
        },
        expect: { data: { done: 2, failures: [] } },
      },
    ],
    state: [
      {
        read: "machines?filter=companyId[eq]:{{company.id}}&order_by=name[AscNullsFirst]",
        records: [
          { name: "Broken 1", state: "IN_REPAIR", price: { amountMicros: 10_000_000 } },
          { name: "Broken 2", state: "IN_REPAIR", price: { amountMicros: 20_000_000 } },
        ],
      },
    ],
  },
  {
    goal: "Change a machine's price: the currency is part of it, the rest stays",
    calls: [
      {
        tool: "create-records",
        args: {
          object: "machine",
          records: [{ name: "Dearer", state: "RUNNING", price: "1 USD", isUnderWarranty: true }],
        },
        as: "made",
      },
      {
        tool: "update-records",
        args: { object: "machine", records: [{ id: "{{made.ids.0}}", price: "2.25 EUR" }] },
      },
    ],
    state: [
      {
        read: "machines/{{made.ids.0}}",
        record: {
          name: "Dearer",
          state: "RUNNING",
          isUnderWarranty: true,
          price: { amountMicros: 2_250_000, currencyCode: "EUR" },
        },
      },
    ],
  },
  {
    goal: "Name an object in a wrong spelling: refused with the right one",
    calls: [
      {
        tool: "find-records",
        args: { object: "machin", filter: { name: "Press" } },
        expect: { error: "machine" },
      },
    ],
    state: [{ read: "machines?limit=1" }],
  },
  {
    goal: "Read in a list of contacts where one is misspelt: the good ones are made, the bad one told",
    calls: [
      {
        tool: "create-records",
        args: {
          object: "person",
          records: [
            { name: "Half Good", emails: "half.good@list.example" },
            { name: "Half Bad", emails: "not an address" },
            { name: "Half Fine", emails: "half.fine@list.example" },
          ],
        },
        expect: { data: { done: 2, failures: [{ index: 1 }] } },
      },
    ],
    state: [
      {
        read: "people?filter=name.firstName[eq]:Half&order_by=name.lastName[AscNullsFirst]",
        total: 2,
        records: [{ name: { lastName: "Fine" } }, { name: { lastName: "Good" } }],
      },
    ],
  },
  {
    goal: "Bring the contact list up to date by mail address: change who is there, add who is not",
    calls: [
      {
        tool: "create-person",
        args: {
          firstName: "Up",
          lastName: "Sert",
          email: "up@sert.example",
          phone: "+14155550133",
        },
        as: "person",
      },
      {
        tool: "upsert-records",
        args: {
          object: "person",
          records: [
            { emails: "UP@sert.example", jobTitle: "Chief" },
            { name: "In Sert", emails: "in@sert.example" },
          ],
        },
        expect: { data: { outcomes: ["updated", "created"] } },
      },
    ],
    state: [
      {
        read: "people/{{person.id}}",
        record: {
          name: { firstName: "Up", lastName: "Sert" },
          jobTitle: "Chief",
          phones: { primaryPhoneNumber: "4155550133" },
        },
      },
      { read: "people?filter=emails.primaryEmail[eq]:in@sert.example", total: 1 },
    ],
  },
  {
    goal: "Delete several machines and bring one of them back",
    calls: [
      {
        tool: "create-records",
        args: { object: "machine", records: [{ name: "Gone 1" }, { name: "Gone 2" }] },
        as: "made",
      },
      { tool: "delete-records", args: { object: "machine", ids: "{{made.ids}}" } },
      { tool: "restore-records", args: { object: "machine", ids: ["{{made.ids.1}}"] } },
    ],
    state: [
      { read: "machines/{{made.ids.1}}", record: { name: "Gone 2", deletedAt: null } },
      { read: "machines?filter=id[eq]:{{made.ids.0}}", total: 0 },
      { read: "machines?filter=id[eq]:{{made.ids.0}},deletedAt[is]:NOT_NULL", total: 1 },
    ],
  },
];
