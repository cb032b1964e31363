import type { Variable } from "service-kit";
import { variables } from "../src/config/variables.ts";

/** One thing to set before the server can work with a workspace of one's own. */
export interface Setting {
  readonly variable: string;
  readonly title: string;
  readonly description: string;
  readonly isSecret: boolean;
}

/** The settings that installers ask for; all others have a default that fits one client on one machine. */
export const settings: readonly Setting[] = [
  setting("TWENTY_API_URL", "Address of Twenty", variables.TWENTY_API_URL),
  setting("TWENTY_API_KEY", "API key", variables.TWENTY_API_KEY),
  setting("MCP_TOOLSETS", "Toolsets", variables.MCP_TOOLSETS),
];

function setting(variable: string, title: string, { description, secret }: Variable): Setting {
  return { variable, title, description: plain(description), isSecret: secret === true };
}

/** Installers show plain text. */
function plain(markdown: string): string {
  return markdown.replaceAll("`", "");
}
