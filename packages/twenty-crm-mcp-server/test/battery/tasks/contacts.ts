import type { Task } from "../task.ts";

/** Contacts: made, found by name, changed without losing what is not named, deleted and brought back. */
export const contacts: readonly Task[] = [
  {
    goal: "Add Greta Olsen of Fjord Shipping with her mail and phone; the company is named, not its id",
    calls: [
      { tool: "create-company", args: { name: "Fjord Shipping" }, as: "company" },
      {
        tool: "create-person",
        args: {
          firstName: "Greta",
          lastName: "Olsen",
          email: "Greta.Olsen@Fjord.example",
          phone: "+4721234567",
          jobTitle: "Buyer",
          company: "fjord shipping",
        },
        as: "person",
      },
    ],
    state: [
      {
        read: "people/{{person.id}}",
        record: {
          name: { firstName: "Greta", lastName: "Olsen" },
          emails: { primaryEmail: "greta.olsen@fjord.example" },
          phones: { primaryPhoneNumber: "21234567", primaryPhoneCallingCode: "+47" },
          jobTitle: "Buyer",
          companyId: "{{company.id}}",
        },
      },
    ],
  },
  {
    goal: "Give a contact a new mail address and keep the second address, the phones and the job",
    calls: [
      {
        tool: "create-records",
        args: {
          object: "person",
          records: [
            {
              name: "Keep Everything",
              emails: ["one@everything.example", "two@everything.example"],
              phones: "+14155552671",
              jobTitle: "Keeper",
            },
          ],
        },
        as: "made",
      },
      {
        tool: "update-person",
        args: { id: "{{made.ids.0}}", email: "three@everything.example" },
        expect: {
          data: { email: "three@everything.example", otherEmails: ["two@everything.example"] },
        },
      },
    ],
    state: [
      {
        read: "people/{{made.ids.0}}",
        record: {
          emails: {
            primaryEmail: "three@everything.example",
            additionalEmails: ["two@everything.example"],
          },
          phones: { primaryPhoneNumber: "4155552671", primaryPhoneCountryCode: "US" },
          jobTitle: "Keeper",
          name: { firstName: "Keep", lastName: "Everything" },
        },
      },
    ],
  },
  {
    goal: "Give a contact a new phone number and keep the mail addresses and the other number",
    calls: [
      {
        tool: "create-records",
        args: {
          object: "person",
          records: [
            {
              name: "Two Phones",
              emails: "two@phones.example",
              phones: ["+14155550111", "+14155550112"],
            },
          ],
        },
        as: "made",
      },
      { tool: "update-person", args: { id: "{{made.ids.0}}", phone: "+442079460000" } },
    ],
    state: [
      {
        read: "people/{{made.ids.0}}",
        record: {
          emails: { primaryEmail: "two@phones.example" },
          phones: {
            primaryPhoneNumber: "2079460000",
            primaryPhoneCountryCode: "GB",
            additionalPhones: [{ number: "4155550112" }],
          },
        },
      },
    ],
  },
  {
    goal: "Change a contact's last name only: the first name stays",
    calls: [
      {
        tool: "create-person",
        args: { firstName: "Maria", lastName: "Before", linkedin: "https://linkedin.com/in/mb" },
        as: "person",
      },
      { tool: "update-person", args: { id: "{{person.id}}", lastName: "Married" } },
    ],
    state: [
      {
        read: "people/{{person.id}}",
        record: {
          name: { firstName: "Maria", lastName: "Married" },
          linkedinLink: { primaryLinkUrl: "https://linkedin.com/in/mb" },
        },
      },
    ],
  },
  {
    goal: "Clear a contact's job and company, which null does and leaving out does not",
    calls: [
      { tool: "create-company", args: { name: "Leaving GmbH" } },
      {
        tool: "create-person",
        args: { firstName: "Lea", lastName: "Ving", jobTitle: "Head", company: "Leaving GmbH" },
        as: "person",
      },
      { tool: "update-person", args: { id: "{{person.id}}", jobTitle: null, company: null } },
    ],
    state: [
      {
        read: "people/{{person.id}}",
        record: { name: { firstName: "Lea", lastName: "Ving" }, companyId: null },
      },
      { read: "people?filter=id[eq]:{{person.id}},jobTitle[is]:NULL", total: 1 },
    ],
  },
  {
    goal: "Move a contact to another company by name",
    calls: [
      { tool: "create-company", args: { name: "Old Employer AG" } },
      { tool: "create-company", args: { name: "New Employer AG" }, as: "next" },
      {
        tool: "create-person",
        args: { firstName: "Job", lastName: "Changer", company: "Old Employer AG" },
        as: "person",
      },
      { tool: "update-person", args: { id: "{{person.id}}", company: "New Employer AG" } },
    ],
    state: [{ read: "people/{{person.id}}", record: { companyId: "{{next.id}}" } }],
  },
  {
    goal: "Delete a contact by mistake and bring it back with all its values",
    calls: [
      {
        tool: "create-person",
        args: { firstName: "Back", lastName: "Again", email: "back@again.example" },
        as: "person",
      },
      { tool: "delete-person", args: { id: "{{person.id}}" } },
      { tool: "get-person", args: { id: "{{person.id}}" }, expect: { error: "no person" } },
      { tool: "restore-person", args: { id: "{{person.id}}" } },
    ],
    state: [
      {
        read: "people/{{person.id}}",
        record: { emails: { primaryEmail: "back@again.example" }, deletedAt: null },
      },
    ],
  },
  {
    goal: "Delete a contact: it goes to the bin and is not destroyed",
    calls: [
      { tool: "create-person", args: { firstName: "Bin", lastName: "Ned" }, as: "person" },
      { tool: "delete-person", args: { id: "{{person.id}}" } },
    ],
    state: [
      { read: "people?filter=id[eq]:{{person.id}}", total: 0 },
      { read: "people?filter=id[eq]:{{person.id}},deletedAt[is]:NOT_NULL", total: 1 },
    ],
  },
  {
    goal: "Add a contact whose mail address is taken: refused, and the refusal says by whom",
    calls: [
      {
        tool: "create-person",
        args: { firstName: "First", lastName: "Owner", email: "taken@address.example" },
        as: "owner",
      },
      {
        tool: "create-person",
        args: { firstName: "Second", lastName: "Comer", email: "TAKEN@address.example" },
        expect: { error: "{{owner.id}}" },
      },
    ],
    state: [
      { read: "people?filter=emails.primaryEmail[eq]:taken@address.example", total: 1 },
      { read: 'people?filter=name.lastName[eq]:"Comer"', total: 0 },
    ],
  },
  {
    goal: "Find somebody with awkward characters in the name",
    refusedOverRest: "cannot say the text .* Use the API mode",
    calls: [
      {
        tool: "create-person",
        args: { firstName: "Zoë 'Zed\"", lastName: "O’Brien-Ñúñez, Jr. (née Smith)" },
        as: "person",
      },
      {
        tool: "list-persons",
        args: { query: "O’Brien-Ñúñez, Jr. (née" },
        expect: { data: { total: 1, records: [{ id: "{{person.id}}" }] } },
      },
    ],
    state: [
      {
        read: "people/{{person.id}}",
        record: {
          name: { firstName: "Zoë 'Zed\"", lastName: "O’Brien-Ñúñez, Jr. (née Smith)" },
        },
      },
    ],
  },
  {
    goal: "Keep a name just as it is written, and show the contact by its id",
    calls: [
      {
        tool: "create-person",
        args: { firstName: "Zoë 'Zed\"", lastName: "D’Arc, (née {{{{) 50% \\ 株式会社" },
        as: "person",
      },
      {
        tool: "get-person",
        args: { id: "{{person.id}}" },
        expect: { data: { lastName: "D’Arc, (née {{{{) 50% \\ 株式会社" } },
      },
    ],
    state: [
      {
        read: "people/{{person.id}}",
        record: {
          name: { firstName: "Zoë 'Zed\"", lastName: "D’Arc, (née {{{{) 50% \\ 株式会社" },
        },
      },
    ],
  },
];
