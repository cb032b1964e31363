import { createManualClock } from "testkit";
import { describe, expect, it } from "vitest";
import type { ConsentRequest } from "./consent.ts";
import { createConsentTokens } from "./consent-tokens.ts";
import { type ConsentAnswer, createConsent } from "./create-consent.ts";

const request: ConsentRequest = {
  tool: "delete-records",
  args: { object: "person", ids: ["1", "2"] },
  changes: [
    { action: "delete", object: "person", id: "1" },
    { action: "delete", object: "person", id: "2" },
  ],
  question: "This deletes 2 people",
  token: undefined,
};
const tokens = createConsentTokens("k".repeat(32), createManualClock().clock);

async function tokenFor(asked: ConsentRequest): Promise<string> {
  const refusal: unknown = await createConsent(tokens, undefined, "me")
    .obtain(asked)
    .catch((error: unknown) => error);
  return /confirm="([^"]+)"/.exec((refusal as { wayOut: string }).wayOut)?.[1] ?? "";
}

describe("where nobody can be asked", () => {
  it("a token counts for the same call, whatever the order of its arguments", async () => {
    const token = await tokenFor(request);
    const again = { ...request, args: { ids: ["1", "2"], object: "person" }, token };
    await expect(createConsent(tokens, undefined, "me").obtain(again)).resolves.toBeUndefined();
  });

  it.each([
    ["another tool", { tool: "destroy-records" }],
    ["other arguments", { args: { object: "person", ids: ["1", "3"] } }],
    ["records that have changed", { changes: request.changes.slice(1) }],
  ])("a token counts for nothing else: %s", async (_what, different) => {
    const token = await tokenFor(request);
    const other = { ...request, ...different, token };
    await expect(createConsent(tokens, undefined, "me").obtain(other)).rejects.toMatchObject({
      field: "confirm",
      wayOut: "Nothing was changed. Call without confirm for a new one.",
    });
  });
});

it("a token of one caller counts for no other", async () => {
  const other = { ...request, token: await tokenFor(request) };
  await expect(createConsent(tokens, undefined, "them").obtain(other)).rejects.toMatchObject({
    field: "confirm",
  });
});

it("a token counts once", async () => {
  const again = { ...request, args: { once: true } };
  const agreed = { ...again, token: await tokenFor(again) };
  await createConsent(tokens, undefined, "me").obtain(agreed);
  await expect(createConsent(tokens, undefined, "me").obtain(agreed)).rejects.toMatchObject({
    field: "confirm",
    wayOut: "Look before repeating it; call without confirm for a new one.",
  });
});

describe("where somebody can be asked", () => {
  const channel = (answer: ConsentAnswer) => ({
    answerTo: () => answer,
    ask: () => Promise.reject(new Error("asked")),
  });

  it("asks first", async () => {
    await expect(createConsent(tokens, channel(undefined), "me").obtain(request)).rejects.toThrow(
      "asked",
    );
  });

  it("goes on when they agree", async () => {
    await expect(
      createConsent(tokens, channel("agreed"), "me").obtain(request),
    ).resolves.toBeUndefined();
  });

  it("refuses when they do not", async () => {
    await expect(createConsent(tokens, channel("declined"), "me").obtain(request)).rejects.toThrow(
      "the user did not agree",
    );
  });
});
