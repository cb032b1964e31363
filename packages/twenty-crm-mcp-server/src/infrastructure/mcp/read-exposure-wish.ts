import type { ExposureWish } from "../../application/tools/narrow-exposure.ts";
import { isToolset } from "../../application/tools/toolsets.ts";
import { pathWithoutProfile } from "../http/profile-choice.ts";

/** The headers by which a client chooses its tools. */
const exposureHeaders = {
  toolsets: "x-mcp-toolsets",
  tools: "x-mcp-tools",
  excludedTools: "x-mcp-exclude-tools",
  readOnly: "x-mcp-readonly",
  compact: "x-mcp-compact",
} as const;

/** What a client asks for by headers and path, below a profile too: `/mcp/readonly`, `/mcp/compact`, `/mcp/x/{toolset}`. */
export function readExposureWish(request: Request | undefined): ExposureWish {
  if (request === undefined) return {};
  const { headers } = request;
  const [, , ...path] = pathWithoutProfile(new URL(request.url).pathname).split("/");
  const [marker, toolset] = path;
  const fromPath = marker === "x" && toolset !== undefined ? [toolset] : undefined;
  const toolsets = (fromPath ?? list(headers.get(exposureHeaders.toolsets)))?.filter(isToolset);
  const tools = list(headers.get(exposureHeaders.tools));
  const excludedTools = list(headers.get(exposureHeaders.excludedTools));
  return {
    ...(toolsets && { toolsets }),
    ...(tools && { tools }),
    ...(excludedTools && { excludedTools }),
    ...((path.includes("readonly") || isOn(headers.get(exposureHeaders.readOnly))) && {
      isReadOnly: true,
    }),
    ...((path.includes("compact") || isOn(headers.get(exposureHeaders.compact))) && {
      isCompact: true,
    }),
  };
}

function list(header: string | null): readonly string[] | undefined {
  const names = header?.split(",").map((name) => name.trim());
  return names?.filter((name) => name !== "");
}

function isOn(header: string | null): boolean {
  return header !== null && ["true", "1", "yes", "on"].includes(header.trim().toLowerCase());
}
