import {
  acceptedContent,
  type CallToolResult,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
  type McpServer,
  type RequestStateCodec,
  type ServerContext,
} from "@modelcontextprotocol/server";
import { z } from "zod";

type Answer = CallToolResult | InputRequiredResult;

/** Tools that ask in the manner of 2026-07-28: the call ends with questions and is made again with answers. */
export function registerInputRequiredTools(server: McpServer, codec: RequestStateCodec): void {
  const tools: Readonly<Record<string, (ctx: ServerContext) => Answer | Promise<Answer>>> = {
    test_input_required_result_elicitation: askName,
    test_streaming_elicitation: askName,
    test_input_required_result_sampling: askModel,
    test_input_required_result_list_roots: askRoots,
    test_input_required_result_request_state: (ctx) => askOk(ctx, codec),
    test_input_required_result_tampered_state: (ctx) => askOk(ctx, codec),
    test_input_required_result_multiple_inputs: (ctx) => askThree(ctx, codec),
    test_input_required_result_multi_round: (ctx) => askTwice(ctx, codec),
    test_input_required_result_capabilities: askWhatClientCan,
    // Asking for what the client cannot do is refused by the SDK on behalf of the tool.
    test_missing_capability: askModel,
  };
  for (const [name, handle] of Object.entries(tools)) {
    server.registerTool(
      name,
      { description: "Asks before it answers", inputSchema: z.object({}) },
      (_input, ctx) => handle(ctx),
    );
  }
  server.registerPrompt(
    "test_input_required_result_prompt",
    { description: "Asks before it answers" },
    (ctx) => {
      const answer = acceptedContent(ctx.mcpReq.inputResponses, "user_context");
      if (answer === undefined) {
        return questions({ user_context: form("What context should the prompt use?", "context") });
      }
      const words = `Context: ${String(answer.context)}`;
      return { messages: [{ role: "user", content: { type: "text", text: words } }] };
    },
  );
}

function askName(ctx: ServerContext): Answer {
  const answer = acceptedContent(ctx.mcpReq.inputResponses, "user_name");
  return answer === undefined
    ? questions({ user_name: form("What is your name?", "name") })
    : text(`Hello, ${String(answer.name)}!`);
}

function askModel(ctx: ServerContext): Answer {
  const answer = inputResponse(ctx.mcpReq.inputResponses, "capital_question");
  return answer.kind === "sampling"
    ? text(JSON.stringify(answer.result.content))
    : questions({ capital_question: sampling("What is the capital of France?") });
}

function askRoots(ctx: ServerContext): Answer {
  const answer = inputResponse(ctx.mcpReq.inputResponses, "client_roots");
  return answer.kind === "roots"
    ? text(answer.roots.map(({ uri }) => uri).join(", "))
    : questions({ client_roots: inputRequired.listRoots() });
}

async function askOk(ctx: ServerContext, codec: RequestStateCodec): Promise<Answer> {
  if (ctx.mcpReq.requestState() !== undefined && ctx.mcpReq.inputResponses !== undefined) {
    return text("state-ok");
  }
  return questions({ confirm: form("Please confirm", "ok", "boolean") }, await codec.mint({}));
}

async function askThree(ctx: ServerContext, codec: RequestStateCodec): Promise<Answer> {
  const { inputResponses } = ctx.mcpReq;
  const keys = ["user_name", "greeting", "client_roots"];
  if (keys.every((key) => inputResponse(inputResponses, key).kind !== "missing")) {
    return text("All three are answered");
  }
  return questions(
    {
      user_name: form("What is your name?", "name"),
      greeting: sampling("Generate a greeting"),
      client_roots: inputRequired.listRoots(),
    },
    await codec.mint({ asked: keys }),
  );
}

async function askTwice(ctx: ServerContext, codec: RequestStateCodec): Promise<Answer> {
  const state = ctx.mcpReq.requestState<{ readonly name?: string }>();
  const name = acceptedContent(ctx.mcpReq.inputResponses, "step1")?.name;
  const color = acceptedContent(ctx.mcpReq.inputResponses, "step2")?.color;
  if (typeof state === "object" && state.name !== undefined && color !== undefined) {
    return text(`${state.name} likes ${JSON.stringify(color)}`);
  }
  return name === undefined
    ? questions({ step1: form("Step 1: What is your name?", "name") }, await codec.mint({}))
    : questions(
        { step2: form("Step 2: What is your favorite color?", "color") },
        await codec.mint({ name }),
      );
}

/** Asks only what the client has said it can answer. */
function askWhatClientCan(ctx: ServerContext): Answer {
  const can = capabilitiesOf(ctx);
  if (Object.keys(ctx.mcpReq.inputResponses ?? {}).length > 0) return text("Answered");
  const asked = {
    ...(can.elicitation === undefined ? {} : { user_name: form("What is your name?", "name") }),
    ...(can.sampling === undefined ? {} : { greeting: sampling("Generate a greeting") }),
    ...(can.roots === undefined ? {} : { client_roots: inputRequired.listRoots() }),
  };
  return Object.keys(asked).length === 0 ? text("Nothing can be asked") : questions(asked);
}

function capabilitiesOf(ctx: ServerContext): Readonly<Record<string, unknown>> {
  const key = "io.modelcontextprotocol/clientCapabilities";
  const declared: unknown = Reflect.get(ctx.mcpReq.envelope ?? {}, key);
  return typeof declared === "object" && declared !== null ? { ...declared } : {};
}

function questions(
  inputRequests: NonNullable<InputRequiredResult["inputRequests"]>,
  requestState?: string,
): InputRequiredResult {
  return inputRequired({ inputRequests, ...(requestState === undefined ? {} : { requestState }) });
}

function form(message: string, field: string, type: "string" | "boolean" = "string") {
  const property = type === "string" ? ({ type: "string" } as const) : ({ type } as const);
  return inputRequired.elicit({
    message,
    requestedSchema: { type: "object", properties: { [field]: property }, required: [field] },
  });
}

function sampling(question: string) {
  return inputRequired.createMessage({
    messages: [{ role: "user", content: { type: "text", text: question } }],
    maxTokens: 100,
  });
}

function text(words: string): CallToolResult {
  return { content: [{ type: "text", text: words }] };
}
