import type { Logger } from "service-kit";
import type { ApiKeys, Authentication } from "./auth/api-keys.ts";
import { graphqlAuthFailure, restAuthFailure } from "./auth/auth-failure.ts";
import type { Caller } from "./auth/caller.ts";
import { permissionDenied } from "./errors/errors.ts";
import type { FileLinks } from "./files/file-links.ts";
import { handleDownload } from "./files/handle-download.ts";
import { FILES_FIELD_FOLDER } from "./files/upload-file.ts";
import { handleGraphql } from "./graphql/handle-graphql.ts";
import { rootResolvers } from "./graphql/root-resolver.ts";
import { parseTarget, type SandboxRequest, type SandboxResponse } from "./http/exchange.ts";
import type { WorkspaceModel } from "./metadata/model.ts";
import { handleMetadataGraphql } from "./metadata-api/handle-metadata-graphql.ts";
import { handleMetadataRest } from "./metadata-api/handle-metadata-rest.ts";
import type { Store } from "./records/store.ts";
import { handleRest } from "./rest/handle-rest.ts";
import { restError } from "./rest/rest-error.ts";
import type { RestorePath } from "./rest/rest-path.ts";
import { handleAccess } from "./roles/handle-access.ts";
import type { Roles } from "./roles/roles.ts";
import type { Views } from "./views/view-table.ts";
import { standInPage } from "./web/stand-in-page.ts";
import { resourceChallenge, wellKnown } from "./web/well-known.ts";
import { handleWebhooksRest } from "./webhooks/handle-webhooks-rest.ts";
import type { Webhooks } from "./webhooks/webhook-table.ts";

/** What requests are answered from. */
export interface HandlerDependencies {
  readonly store: Store;
  readonly apiKeys: ApiKeys;
  readonly roles: Roles;
  readonly workspaceName: string;
  readonly webhooks: Webhooks;
  readonly views: Views;
  readonly logger: Logger;
  readonly restorePath: RestorePath;
  readonly links: FileLinks;
}

/** Answers every request; a fault inside is logged and answered with 500. */
export function createRequestHandler(
  dependencies: HandlerDependencies,
): (request: SandboxRequest) => Promise<SandboxResponse> {
  const { store, apiKeys, logger } = dependencies;
  const resolversOf = onceForEachModel(rootResolvers);
  return async (request) => {
    try {
      const resolvers = resolversOf(store.workspace);
      const authentication = apiKeys.authenticate(request.headers.authorization);
      const here = { ...store, fileUrl: fileUrlFrom(dependencies.links, request) };
      return await route({ ...dependencies, store: here, resolvers, authentication }, request);
    } catch (error) {
      logger.error("Request failed", { method: request.method, target: request.target, error });
      return {
        status: 500,
        body: {
          statusCode: 500,
          error: "InternalServerErrorException",
          messages: ["Internal server error"],
        },
      };
    }
  };
}

/** Twenty signs addresses of the server as it knows itself; the sandbox is where it was called. */
function fileUrlFrom(links: FileLinks, { headers }: SandboxRequest): (file: string) => string {
  const origin = `http://${headers.host ?? "localhost"}`;
  return (file) => {
    const [folder, name] = file.split("/");
    return name === undefined
      ? `${origin}/file/${FILES_FIELD_FOLDER}/${file}?token=${links.sign(file)}`
      : `${origin}/files/${folder}/${links.sign(file)}/${name}`;
  };
}

/** The same result until the model changes. */
function onceForEachModel<Result>(make: (workspace: WorkspaceModel) => Result) {
  const made = new WeakMap<WorkspaceModel["objects"], Result>();
  return (workspace: WorkspaceModel): Result => {
    const { objects } = workspace;
    const result = made.get(objects) ?? make(workspace);
    made.set(objects, result);
    return result;
  };
}

interface RouteInput extends HandlerDependencies {
  readonly resolvers: ReturnType<typeof rootResolvers>;
  readonly authentication: Authentication;
}

async function route(input: RouteInput, request: SandboxRequest): Promise<SandboxResponse> {
  const target = parseTarget(request.target);
  const { path } = target;
  if (path === "/healthz") {
    return { status: 200, body: { status: "ok", info: {}, error: {}, details: {} } };
  }
  if (request.method === "OPTIONS") return { status: 204 };
  if (path === "/graphql") return graphql(input, request);
  if (path === "/metadata") return metadataGraphql(input, request);
  if (path === "/mcp") return mcp(input.authentication, request);
  if (!/^\/rest\/./.test(path)) {
    return (
      handleDownload({ files: input.store.files, links: input.links }, request.method, target) ??
      wellKnown(request.method, path, request.headers.host ?? "localhost") ??
      standInPage(request.method, path) ??
      unknownRoute(request.method, path)
    );
  }
  const { authentication, store } = input;
  if (authentication.kind !== "authenticated") return restAuthFailure(authentication.kind);
  const { caller } = authentication;
  if (path.startsWith("/rest/metadata/")) {
    return caller.access.hasSettings
      ? handleMetadataRest(store, request, target)
      : restError(permissionDenied(403));
  }
  const webhooks = handleWebhooksRest(input.webhooks, request, path);
  if (webhooks !== undefined) {
    return caller.access.hasSettings ? webhooks : restError(permissionDenied(403));
  }
  return handleRest(storeOf(store, caller), caller.actor, request, target, input.restorePath);
}

function graphql(
  { store, resolvers, authentication }: RouteInput,
  request: SandboxRequest,
): Promise<SandboxResponse> | SandboxResponse {
  if (isRefused(authentication)) return refusedGraphql(authentication.kind);
  const target = parseTarget(request.target);
  if (authentication.kind !== "authenticated") {
    return handleGraphql({ store, resolvers, actor: undefined, isUser: false }, request, target);
  }
  const { caller } = authentication;
  const { actor, kind } = caller;
  const input = { store: storeOf(store, caller), resolvers, actor, isUser: kind === "user" };
  return handleGraphql(input, request, target);
}

async function metadataGraphql(
  input: RouteInput,
  request: SandboxRequest,
): Promise<SandboxResponse> {
  const { store, apiKeys, roles, webhooks, views, authentication } = input;
  if (isRefused(authentication)) return refusedGraphql(authentication.kind);
  if (authentication.kind === "authenticated") {
    const { caller } = authentication;
    const { workspace, files, fileUrl } = store;
    const context = { roles, apiKeys, webhooks, views, workspace, caller, files, fileUrl };
    const answer = await handleAccess(context, request);
    if (answer !== undefined) return answer;
  }
  return handleMetadataGraphql(input, authentication.kind === "authenticated", request);
}

/** The records as a caller sees them: within its rights, and counted unless it is a user. */
function storeOf(store: Store, { kind, access }: Caller): Store {
  return { ...store, access, ...(kind === "user" ? { meter: () => undefined } : {}) };
}

type Refused = Extract<Authentication, { kind: "invalid" | "expired" | "revoked" }>;

function isRefused(authentication: Authentication): authentication is Refused {
  return authentication.kind !== "authenticated" && authentication.kind !== "missing";
}

function refusedGraphql(kind: Refused["kind"]): SandboxResponse {
  return { status: 200, body: graphqlAuthFailure(kind) };
}

/** Twenty's own MCP endpoint is not imitated beyond its refusal of callers without a key. */
function mcp(authentication: Authentication, request: SandboxRequest): SandboxResponse {
  if (authentication.kind === "authenticated") return unknownRoute(request.method, "/mcp");
  const host = request.headers.host ?? "localhost";
  return {
    status: 401,
    headers: { "www-authenticate": resourceChallenge(host) },
    body: { statusCode: 401, error: "UnauthorizedException", messages: ["Unauthorized"] },
  };
}

function unknownRoute(method: string, path: string): SandboxResponse {
  return {
    status: 404,
    body: { message: `Cannot ${method} ${path}`, error: "Not Found", statusCode: 404 },
  };
}
