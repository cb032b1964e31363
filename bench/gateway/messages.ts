/** A call as an agent sends it: about 300 bytes. */
export function toolCall(name = "get-person"): string {
  return JSON.stringify({
    jsonrpc: "2.0",
    id: 1,
    method: "tools/call",
    params: {
      name,
      arguments: {
        id: "20202020-1c0e-494c-a1b6-85b1c6fefaa5",
        fields: ["name", "emails", "phones", "company", "jobTitle", "city"],
      },
      _meta: { progressToken: "call-000000001", "client/conversation": "c-20202020-1c0e-494c" },
    },
  });
}

/** Its answer: about 500 bytes. */
export const toolResult: string = JSON.stringify({
  jsonrpc: "2.0",
  id: 1,
  result: {
    content: [{ type: "text", text: "Ada Lovelace · ada@example.com · Analytical Engines" }],
    structuredContent: {
      id: "20202020-1c0e-494c-a1b6-85b1c6fefaa5",
      name: { firstName: "Ada", lastName: "Lovelace" },
      emails: { primaryEmail: "ada@example.com", additionalEmails: [] },
      phones: { primaryPhoneNumber: "2079460000", primaryPhoneCallingCode: "+44" },
      jobTitle: "Countess of computing",
      company: { id: "20202020-5d81-46d6-bf83-f7fd33ea6102", name: "Analytical Engines" },
      city: "London",
    },
  },
});
