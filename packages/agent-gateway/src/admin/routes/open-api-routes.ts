import { z } from "zod";
import type { AdminDependencies } from "../admin-dependencies.ts";
import { publicOrigin } from "../public-origin.ts";
import { jsonAnswer } from "../routing/json-answer.ts";
import { openApiDocument } from "../routing/open-api.ts";
import { type AnyRoute, defineRoute } from "../routing/route.ts";

/** The description of all routes, itself among them. */
export function openApiRoutes(
  { version, publicUrl }: AdminDependencies,
  all: () => readonly AnyRoute[],
): AnyRoute[] {
  return [
    defineRoute({
      method: "GET",
      path: "/api/v1/openapi.json",
      id: "openApi",
      tag: "gateway",
      summary: "This description",
      access: "open",
      answers: {
        200: { description: "OpenAPI 3.1", schema: z.looseObject({ openapi: z.string() }) },
      },
      handle({ raw }) {
        const url = publicOrigin(publicUrl, raw.url);
        return jsonAnswer(openApiDocument(all(), { version, url }));
      },
    }),
  ];
}
