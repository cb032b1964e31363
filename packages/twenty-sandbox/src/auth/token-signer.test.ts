import { describe, expect, it } from "vitest";
import { createTokenSigner, generateSigningKey } from "./token-signer.ts";

const signer = createTokenSigner(generateSigningKey(), "key-1");

describe("token signer", () => {
  it("reads back what it signed", () => {
    expect(signer.verify(signer.sign({ jti: "x" }))).toEqual({ jti: "x" });
  });

  it("trusts no other key, key id, algorithm or payload", () => {
    const token = signer.sign({ jti: "x" });
    const [header = "", , signature = ""] = token.split(".");
    const foreign = createTokenSigner(generateSigningKey(), "key-1").sign({ jti: "x" });
    const none = Buffer.from('{"alg":"none","kid":"key-1"}').toString("base64url");
    const payload = Buffer.from('{"jti":"y"}').toString("base64url");
    const forged = [
      foreign,
      `${none}.${payload}.`,
      `${header}.${payload}.${signature}`,
      "a.b.c",
      "",
    ];
    expect(forged.map((text) => signer.verify(text))).toEqual(forged.map(() => undefined));
  });
});
