import { describe, expect, test } from "vitest";
import { gatewayCard } from "./gateway-card.ts";

const url = "https://gateway.example/crew/a2a";
const endpoint = "http://10.0.0.7:9000/a2a";

const earlier = {
  protocolVersion: "0.3.0",
  name: "Crew",
  url: "http://crew.internal/a2a",
  preferredTransport: "JSONRPC",
  additionalInterfaces: [
    { url: "http://crew.internal/a2a", transport: "JSONRPC" },
    { url: "http://crew.internal/a2a/rest", transport: "HTTP+JSON" },
    { url: "grpc://crew.internal:9001", transport: "GRPC" },
  ],
  skills: [],
  security: [{ own: [] }],
  securitySchemes: { own: { type: "apiKey", in: "header", name: "X-Own" } },
  signatures: [{ protected: "e30", signature: "AA" }],
};

const later = {
  name: "Crew",
  supportedInterfaces: [
    { url: "http://crew.internal/a2a", protocolBinding: "JSONRPC", protocolVersion: "1.0" },
    { url: "http://crew.internal/elsewhere", protocolBinding: "HTTP+JSON", protocolVersion: "1.0" },
  ],
  skills: [],
  securityRequirements: [{ schemes: { own: { list: [] } } }],
};

describe("gatewayCard", () => {
  test("leaves no address, credential or signature of the agent in a card of either revision", () => {
    for (const card of [earlier, later]) {
      const text = JSON.stringify(gatewayCard(card, { endpoint, url, keyRequired: false }));
      expect(text).not.toMatch(/internal|security|signatures/);
      expect(text).toContain(url);
    }
  });

  test("offers what lies at or below the endpoint, and no gRPC", () => {
    expect(gatewayCard(earlier, { endpoint, url, keyRequired: false })).toEqual({
      protocolVersion: "0.3.0",
      name: "Crew",
      url,
      preferredTransport: "JSONRPC",
      additionalInterfaces: [
        { url, transport: "JSONRPC" },
        { url: `${url}/rest`, transport: "HTTP+JSON" },
      ],
      skills: [],
    });
    expect(gatewayCard(later, { endpoint, url, keyRequired: false })).toEqual({
      name: "Crew",
      supportedInterfaces: [{ url, protocolBinding: "JSONRPC", protocolVersion: "1.0" }],
      skills: [],
    });
  });

  test("asks for the gateway's key as the card's revision says it", () => {
    expect(gatewayCard(earlier, { endpoint, url, keyRequired: true })).toMatchObject({
      securitySchemes: { gateway: { type: "http", scheme: "bearer" } },
      security: [{ gateway: [] }],
    });
    expect(gatewayCard(later, { endpoint, url, keyRequired: true })).toMatchObject({
      securitySchemes: { gateway: { httpAuthSecurityScheme: { scheme: "Bearer" } } },
      securityRequirements: [{ schemes: { gateway: { list: [] } } }],
    });
  });

  test("takes a card that names no address that it knows as one for the endpoint", () => {
    for (const card of [{ name: "Crew" }, { name: "Crew", url: "nonsense" }]) {
      expect(gatewayCard(card, { endpoint, url, keyRequired: false })).toMatchObject({ url });
    }
    const none = { name: "Crew", supportedInterfaces: [null, 7, {}] };
    expect(gatewayCard(none, { endpoint, url, keyRequired: false })).toMatchObject({
      supportedInterfaces: [{ url }],
    });
  });
});
