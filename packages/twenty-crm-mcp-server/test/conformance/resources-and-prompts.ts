import { completable, type McpServer, ResourceTemplate } from "@modelcontextprotocol/server";
import { z } from "zod";
import { PNG } from "./samples.ts";

/** Resources that can be listed, read, filled in and watched. */
export function registerResources(server: McpServer): void {
  const texts = {
    "static-text": "the static text resource",
    "watched-resource": "a watched resource",
  };
  for (const [name, words] of Object.entries(texts)) {
    server.registerResource(
      name,
      `test://${name}`,
      { description: `Content of ${words}`, mimeType: "text/plain" },
      (uri) => ({
        contents: [
          { uri: uri.href, mimeType: "text/plain", text: `This is the content of ${words}.` },
        ],
      }),
    );
  }
  server.registerResource(
    "static-binary",
    "test://static-binary",
    { description: "A picture", mimeType: "image/png" },
    (uri) => ({ contents: [{ uri: uri.href, mimeType: "image/png", blob: PNG }] }),
  );
  server.registerResource(
    "template",
    new ResourceTemplate("test://template/{id}/data", { list: undefined }),
    { description: "Data by id", mimeType: "application/json" },
    (uri, { id }) => ({
      contents: [
        {
          uri: uri.href,
          mimeType: "application/json",
          text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${String(id)}` }),
        },
      ],
    }),
  );
  // Subscriptions of 2025; the fixtures never change, so there is nothing to remember.
  server.server.setRequestHandler("resources/subscribe", () => ({}));
  server.server.setRequestHandler("resources/unsubscribe", () => ({}));
}

/** Prompts with and without arguments, a resource and a picture. */
export function registerPrompts(server: McpServer): void {
  server.registerPrompt("test_simple_prompt", { description: "A sentence" }, () => ({
    messages: [userText("This is a simple prompt for testing.")],
  }));
  server.registerPrompt(
    "test_prompt_with_arguments",
    {
      description: "A sentence with two arguments",
      argsSchema: z.object({
        arg1: completable(z.string(), (start) =>
          ["test1", "test2"].filter((v) => v.startsWith(start)),
        ),
        arg2: z.string(),
      }),
    },
    ({ arg1, arg2 }) => ({
      messages: [userText(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)],
    }),
  );
  server.registerPrompt(
    "test_prompt_with_embedded_resource",
    { description: "A resource", argsSchema: z.object({ resourceUri: z.string() }) },
    ({ resourceUri: uri }) => ({
      messages: [
        {
          role: "user",
          content: {
            type: "resource",
            resource: {
              uri,
              mimeType: "text/plain",
              text: "Embedded resource content for testing.",
            },
          },
        },
        userText("Please process the embedded resource above."),
      ],
    }),
  );
  server.registerPrompt("test_prompt_with_image", { description: "A picture" }, () => ({
    messages: [
      { role: "user", content: { type: "image", data: PNG, mimeType: "image/png" } },
      userText("Please analyze the image above."),
    ],
  }));
}

function userText(text: string) {
  return { role: "user" as const, content: { type: "text" as const, text } };
}
