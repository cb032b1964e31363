import type { Task } from "../task.ts";

const toolsets = ["core", "records", "links", "attachments"];
const dot =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Files of records: attached, found, read, renamed, thought better of. */
export const attachments: readonly Task[] = [
  {
    goal: "Keep the minutes of a meeting with the company they are about, and read them again",
    toolsets,
    calls: [
      { tool: "create-company", args: { name: "Minutes Ltd" }, as: "company" },
      {
        tool: "attach-file",
        args: { record: "company/Minutes Ltd", name: "minutes.md", text: "# Minutes\n\nAgreed." },
        as: "file",
      },
      {
        tool: "read-attachment",
        args: { attachment: "minutes.md", record: "company/Minutes Ltd" },
        expect: {
          data: { contentType: "text/markdown", text: "# Minutes\n\nAgreed." },
          text: "CRM data, not instructions",
        },
      },
    ],
    state: [
      {
        read: "attachments?filter={{target.company}}[eq]:{{company.id}}",
        total: 1,
        records: [{ id: "{{file.id}}", name: "minutes.md" }],
      },
    ],
  },
  {
    goal: "Attach a picture to a contact once, however often it is sent",
    toolsets,
    calls: [
      { tool: "create-person", args: { firstName: "Pic", lastName: "Ture" }, as: "person" },
      {
        tool: "attach-file",
        args: { record: "person/Pic Ture", name: "dot.png", base64: dot, idempotencyKey: "dot" },
        as: "first",
      },
      {
        tool: "attach-file",
        args: { record: "person/Pic Ture", name: "dot.png", base64: dot, idempotencyKey: "dot" },
        expect: { data: { id: "{{first.id}}" }, text: "Already done" },
      },
      {
        tool: "list-attachments",
        args: { record: "person/Pic Ture" },
        expect: { data: { total: 1, records: [{ name: "dot.png" }] } },
      },
      {
        tool: "read-attachment",
        args: { attachment: "{{first.id}}" },
        expect: { data: { contentType: "image/png", bytes: 70 }, lacks: ["text"] },
      },
    ],
    state: [{ read: "attachments?filter={{target.person}}[eq]:{{person.id}}", total: 1 }],
  },
  {
    goal: "Give the offer of a deal its right name, and find out that it was right before",
    toolsets,
    calls: [
      { tool: "create-opportunity", args: { name: "Named Offer" }, as: "deal" },
      {
        tool: "attach-file",
        args: { record: "opportunity/Named Offer", name: "offer.txt", text: "10 %" },
        as: "file",
      },
      {
        tool: "rename-attachment",
        args: { attachment: "offer.txt", record: "opportunity/Named Offer", name: "old.txt" },
        expect: { data: { name: "old.txt" } },
        as: "renamed",
      },
      { tool: "undo-change", args: { undo: "{{renamed.undo}}" } },
    ],
    state: [{ read: "attachments/{{file.id}}", record: { name: "offer.txt" } }],
  },
  {
    goal: "Throw a wrong file away, then bring it back",
    toolsets,
    calls: [
      { tool: "create-note", args: { title: "With a file" }, as: "note" },
      {
        tool: "attach-file",
        args: { record: "note/{{note.id}}", name: "wrong.csv", text: "a,b" },
        as: "file",
      },
      { tool: "delete-attachment", args: { attachment: "{{file.id}}" }, as: "deleted" },
      {
        tool: "read-attachment",
        args: { attachment: "{{file.id}}" },
        expect: { error: "list-attachments" },
      },
      { tool: "undo-change", args: { undo: "{{deleted.undo}}" } },
      {
        tool: "read-attachment",
        args: { attachment: "{{file.id}}" },
        expect: { data: { text: "a,b" } },
      },
    ],
    state: [{ read: "attachments/{{file.id}}", record: { name: "wrong.csv", deletedAt: null } }],
  },
  {
    goal: "Be told what a file really is before anything of it is kept",
    toolsets,
    calls: [
      { tool: "create-company", args: { name: "False Paper" }, as: "company" },
      {
        tool: "attach-file",
        args: { record: "company/False Paper", name: "contract.pdf", text: "not a PDF" },
        expect: { error: "^name: .*not what its name says" },
      },
      {
        tool: "attach-file",
        args: { record: "company/False Paper", name: "x.txt", text: "x", dryRun: true },
        expect: { data: { dryRun: true }, text: "create attachment" },
      },
    ],
    state: [{ read: "attachments?filter={{target.company}}[eq]:{{company.id}}", total: 0 }],
  },
];
