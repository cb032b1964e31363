import type { Task } from "../task.ts";

/** Finding: words, ranges, money, absence, near misses, ambiguity. */
export const searchAndFilters: readonly Task[] = [
  {
    goal: "Search the whole workspace for a rare word and open what it finds",
    refusedOverRest: "no search. Use the API mode",
    calls: [
      { tool: "create-company", args: { name: "Xylophonia Concerts" }, as: "company" },
      {
        tool: "search",
        args: { query: "xylophonia" },
        expect: { data: { results: [{ id: "company/{{company.id}}", object: "company" }] } },
        as: "found",
      },
      {
        tool: "fetch",
        args: { id: "{{found.results.0.id}}" },
        expect: { data: { title: "Xylophonia Concerts" } },
      },
    ],
    state: [{ read: "companies/{{company.id}}", record: { name: "Xylophonia Concerts" } }],
  },
  {
    goal: "Open a record by the address that was pasted from the browser",
    calls: [
      { tool: "create-opportunity", args: { name: "Pasted deal" }, as: "deal" },
      {
        tool: "fetch",
        args: { id: "{{deal.url}}" },
        expect: { data: { id: "opportunity/{{deal.id}}", title: "Pasted deal" } },
      },
    ],
    state: [{ read: "opportunities/{{deal.id}}", record: { name: "Pasted deal" } }],
  },
  {
    goal: "Which deals of this customer are worth 10,000 or more, and not won?",
    calls: [
      { tool: "create-company", args: { name: "Worthy Ltd" }, as: "company" },
      {
        tool: "create-records",
        args: {
          object: "opportunity",
          records: [
            { name: "Worth 9999", amount: "9999.99 EUR", company: "Worthy Ltd" },
            { name: "Worth 10000", amount: "10000 EUR", company: "Worthy Ltd" },
            { name: "Worth won", amount: "50000 EUR", stage: "CUSTOMER", company: "Worthy Ltd" },
            { name: "Worth nothing said", company: "Worthy Ltd" },
          ],
        },
      },
      {
        tool: "find-records",
        args: {
          object: "opportunity",
          filter: {
            company: "Worthy Ltd",
            amount: { gte: 10_000 },
            not: { stage: "Customer" },
          },
          fields: ["name"],
        },
        expect: { data: { total: 1, records: [{ name: "Worth 10000" }] } },
      },
    ],
    state: [{ read: "opportunities?filter=companyId[eq]:{{company.id}}", total: 4 }],
  },
  {
    goal: "Which contacts of this customer have no job title?",
    calls: [
      { tool: "create-company", args: { name: "Untitled Ltd" }, as: "company" },
      {
        tool: "create-person",
        args: { firstName: "With", lastName: "Title", jobTitle: "Boss", company: "Untitled Ltd" },
      },
      {
        tool: "create-person",
        args: { firstName: "Without", lastName: "Title", company: "Untitled Ltd" },
        as: "without",
      },
      {
        tool: "find-records",
        args: { object: "person", filter: { company: "Untitled Ltd", jobTitle: null } },
        expect: { data: { total: 1, records: [{ id: "{{without.id}}" }] } },
      },
    ],
    state: [{ read: "people?filter=companyId[eq]:{{company.id}},jobTitle[is]:NULL", total: 1 }],
  },
  {
    goal: "Find customers of Latvia with at least 50 people, the largest first",
    calls: [
      { tool: "create-company", args: { name: "Riga Small", country: "Latvia", employees: 49 } },
      { tool: "create-company", args: { name: "Riga Middle", country: "Latvia", employees: 50 } },
      { tool: "create-company", args: { name: "Riga Large", country: "Latvia", employees: 900 } },
      {
        tool: "list-companies",
        args: {
          country: "Latvia",
          minEmployees: 50,
          orderBy: "-employees",
          fields: ["name"],
        },
        expect: { data: { total: 2, records: [{ name: "Riga Large" }, { name: "Riga Middle" }] } },
      },
    ],
    state: [{ read: "companies?filter=address.addressCountry[eq]:Latvia", total: 3 }],
  },
  {
    goal: "Misspell a customer's name when adding a contact: the refusal offers the right one",
    calls: [
      { tool: "create-company", args: { name: "Kaleidoscope Optics" } },
      {
        tool: "create-person",
        args: { firstName: "Mis", lastName: "Speller", company: "Kaleidoscpe Optics" },
        expect: { error: 'similar: "Kaleidoscope Optics"' },
      },
    ],
    state: [{ read: 'people?filter=name.lastName[eq]:"Speller"', total: 0 }],
  },
  {
    goal: "Two contacts of one name: the refusal tells them apart, and the mail address decides",
    calls: [
      {
        tool: "create-person",
        args: { firstName: "Ambi", lastName: "Guous", email: "first@guous.example" },
      },
      {
        tool: "create-person",
        args: { firstName: "Ambi", lastName: "Guous", email: "second@guous.example" },
        as: "second",
      },
      {
        tool: "create-opportunity",
        args: { name: "Ambiguous deal", pointOfContact: "Ambi Guous" },
        expect: { error: "2 people[^]*@guous.example[^]*@guous.example" },
      },
      {
        tool: "create-opportunity",
        args: { name: "Clear deal", pointOfContact: "second@guous.example" },
        as: "deal",
      },
    ],
    state: [
      { read: 'opportunities?filter=name[eq]:"Ambiguous deal"', total: 0 },
      { read: "opportunities/{{deal.id}}", record: { pointOfContactId: "{{second.id}}" } },
    ],
  },
  {
    goal: "Filter by a field that does not exist: refused with the nearest, never all records",
    calls: [
      {
        tool: "find-records",
        args: { object: "opportunity", filter: { stgae: "NEW" } },
        expect: { error: "did you mean stage" },
      },
      {
        tool: "find-records",
        args: { object: "opportunity", filter: {} },
        expect: { error: "every record" },
      },
    ],
    state: [{ read: "opportunities?limit=1" }],
  },
  {
    goal: "Find contacts by the domain of their mail address",
    calls: [
      {
        tool: "create-person",
        args: { firstName: "Mail", lastName: "One", email: "one@rare-domain.example" },
      },
      {
        tool: "create-person",
        args: { firstName: "Mail", lastName: "Two", email: "two@rare-domain.example" },
      },
      {
        tool: "list-persons",
        args: { query: "@rare-domain.example", orderBy: "lastName", fields: ["email"] },
        expect: {
          data: {
            total: 2,
            records: [{ email: "one@rare-domain.example" }, { email: "two@rare-domain.example" }],
          },
        },
      },
    ],
    state: [{ read: "people?filter=emails.primaryEmail[ilike]:%25@rare-domain.example", total: 2 }],
  },
];
