import { describe, expect, it } from "vitest";
import { fold, tokenize } from "./tokenize.ts";

describe("tokenize", () => {
  it.each([
    ["Ada Lovelace", ["ada", "lovelace"]],
    ["ada@example.com", ["ada@example.com", "example.com"]],
    ["Bulk-updated now", ["bulk-updated", "bulk", "updated", "now"]],
    ["+33 612345678", ["+33", "612345678"]],
    ["Valdoré", ["valdore"]],
    ["<script>alert(1)</script>", []],
    ["<b>bold</b> text", ["bold", "text"]],
    ["", []],
  ])("%j has the words %j", (text, words) => {
    expect(tokenize(text)).toEqual(words);
  });

  it("folds case and accents away", () => {
    expect(fold("Żurawski ÉCOLE")).toBe("zurawski ecole");
  });
});
