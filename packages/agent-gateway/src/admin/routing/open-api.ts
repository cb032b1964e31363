import { PROBLEMS, type ProblemCode, problemSchema } from "agent-gateway-contract";
import { z } from "zod";
import { componentNames } from "./component-schemas.ts";
import type { Answer, AnyRoute, QuerySchema } from "./route.ts";

/** A JSON object of the document. */
type Json = Record<string, unknown>;

const TAGS: Readonly<Record<AnyRoute["tag"], string>> = {
  registration: "What agents call: the founding contract and what was added to it",
  discovery: "Who is there, what they offer and how they fare",
  operations: "What operators do, and the trail of it",
  traffic: "What passes through, and why it went where it went",
  access: "Keys and what they may do",
  gateway: "The gateway itself",
};

const SCOPE_OF = { any: undefined, read: "agent:read", admin: "admin" } as const;
const EVERYWHERE: readonly ProblemCode[] = ["caller_not_allowed", "internal_error"];
const WITH_KEY: readonly ProblemCode[] = ["unauthorized", "rate_limited"];

/** The OpenAPI 3.1 document of a table of routes; the same table is what is served. */
export function openApiDocument(
  routes: readonly AnyRoute[],
  { version, url }: { readonly version: string; readonly url: string },
): Json {
  const components = new Components();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const operations = paths[route.path] ?? {};
    operations[route.method.toLowerCase()] = operationOf(route, components);
    paths[route.path] = operations;
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Agent Gateway",
      version,
      summary: "Registry and load-balancing proxy for MCP servers and agents",
      description:
        "The control path of the gateway. What is proxied (`/{service}/mcp`, `/{service}/agui`, `/{service}/a2a`, `/{service}/…`) speaks the protocol of what is behind it.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "An API key" },
        apiKey: { type: "apiKey", in: "header", name: "X-API-Key", description: "An API key" },
      },
      schemas: components.schemas,
    },
  };
}

function operationOf(route: AnyRoute, components: Components): Json {
  const { id, tag, summary, description, access, query, body } = route;
  const scope = access === "open" ? undefined : SCOPE_OF[access];
  const parameters = [...pathParameters(route.path), ...queryParameters(query, components)];
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: body.emptyMeans === undefined,
            content: { "application/json": { schema: components.schemaOf(body.schema, "input") } },
          },
        }),
    responses: { ...answersOf(route, components), ...problemsOf(route, components) },
    security: access === "open" ? [] : [{ bearer: [] }, { apiKey: [] }],
    ...(scope === undefined ? {} : { "x-required-scope": scope }),
  };
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters(query: QuerySchema | undefined, components: Components): Json[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = components.schemaOf(query, "input") as {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

function answersOf({ answers }: AnyRoute, components: Components): Json {
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [status, answerOf(answer, components)]),
  );
}

function answerOf({ description, schema, contentType }: Answer, components: Components): Json {
  if (schema !== undefined) {
    const type = contentType ?? "application/json";
    return { description, content: { [type]: { schema: components.schemaOf(schema, "output") } } };
  }
  if (contentType === undefined) return { description };
  return { description, content: { [contentType]: { schema: { type: "string" } } } };
}

/** Every problem that the address can answer with, by status; several codes may share one. */
function problemsOf(route: AnyRoute, components: Components): Json {
  const codes = new Set<ProblemCode>([
    ...EVERYWHERE,
    ...(route.access === "open" ? [] : WITH_KEY),
    ...(route.access === "read" || route.access === "admin" ? (["forbidden"] as const) : []),
    ...(route.query === undefined ? [] : (["invalid_request"] as const)),
    ...(route.body === undefined
      ? []
      : (["invalid_request", "payload_too_large", "unsupported_media_type"] as const)),
    ...(route.problems ?? []),
  ]);
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus]
      .filter(([status]) => route.answers[status] === undefined)
      .map(([status, sameStatus]) => [
        status,
        {
          description: sameStatus.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join("; "),
          content: {
            "application/problem+json": { schema: components.schemaOf(problemSchema, "output") },
          },
        },
      ]),
  );
}

/** Collects the named schemas that are used. */
class Components {
  readonly schemas: Record<string, Json> = {};

  schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
    const made = z.toJSONSchema(schema, { io, metadata: componentNames, override: completed });
    const {
      $schema: _,
      $defs = {},
      ...body
    } = renamed(made) as Json & {
      readonly $defs?: Readonly<Record<string, Json>>;
    };
    for (const [name, definition] of Object.entries($defs)) this.schemas[name] ??= definition;
    return body;
  }
}

/** Adds what schemas say of themselves, and takes out bounds that every integer has. */
function completed({
  zodSchema,
  jsonSchema,
}: {
  readonly zodSchema: z.core.$ZodType;
  readonly jsonSchema: Json;
}): void {
  const description = z.globalRegistry.get(zodSchema)?.description;
  if (description !== undefined) jsonSchema.description = description;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  delete jsonSchema.id;
}

/** References lead to the document's components instead of the schema's own definitions. */
function renamed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === "$ref" && typeof each === "string"
        ? each.replace("#/$defs/", "#/components/schemas/")
        : renamed(each),
    ]),
  );
}
