import { describe, expect, test } from "vitest";
import { rewriteCard } from "./rewrite-card.ts";

const url = "https://gateway.example/crew/a2a";

const earlier = {
  protocolVersion: "0.3.0",
  name: "Crew",
  url: "http://10.0.0.7:9000/a2a",
  preferredTransport: "GRPC",
  additionalInterfaces: [
    { url: "http://10.0.0.7:9000/a2a", transport: "JSONRPC" },
    { url: "grpc://10.0.0.7:9001", transport: "GRPC" },
  ],
  skills: [{ id: "plan", name: "Plan", security: [{ own: [] }] }],
  security: [{ own: [] }],
  securitySchemes: { own: { type: "apiKey", in: "header", name: "X-Own" } },
  signatures: [{ protected: "e30", signature: "AA" }],
};

const later = {
  name: "Crew",
  supportedInterfaces: [
    { url: "http://10.0.0.7:9000/a2a", protocolBinding: "JSONRPC", protocolVersion: "1.0" },
    { url: "http://10.0.0.7:9000/rest", protocolBinding: "HTTP+JSON", protocolVersion: "1.0" },
  ],
  skills: [],
  securityRequirements: [{ schemes: { own: { list: [] } } }],
};

describe("rewriteCard", () => {
  test("leaves no address of the agent in a card of either revision", () => {
    for (const card of [earlier, later]) {
      const text = JSON.stringify(rewriteCard(card, { url, isKeyRequired: true }));
      expect(text).not.toContain("10.0.0.7");
      expect(text).toContain(url);
    }
  });

  test("offers only the binding that passes through the gateway", () => {
    expect(rewriteCard(earlier, { url, isKeyRequired: false })).toEqual({
      protocolVersion: "0.3.0",
      name: "Crew",
      url,
      preferredTransport: "JSONRPC",
      additionalInterfaces: [{ url, transport: "JSONRPC" }],
      skills: [{ id: "plan", name: "Plan" }],
    });
    expect(rewriteCard(later, { url, isKeyRequired: false })).toEqual({
      name: "Crew",
      supportedInterfaces: [{ url, protocolBinding: "JSONRPC", protocolVersion: "1.0" }],
      skills: [],
    });
  });

  test("asks for the gateway's key as the card's revision says it", () => {
    expect(rewriteCard(earlier, { url, isKeyRequired: true })).toMatchObject({
      securitySchemes: { gateway: { type: "http", scheme: "bearer" } },
      security: [{ gateway: [] }],
    });
    expect(rewriteCard(later, { url, isKeyRequired: true })).toMatchObject({
      securitySchemes: { gateway: { httpAuthSecurityScheme: { scheme: "Bearer" } } },
      securityRequirements: [{ schemes: { gateway: { list: [] } } }],
    });
  });
});
