import { escapeHtml } from "./escape-html.ts";

/** What the page shows of a tool. */
export interface ToolSummary {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly entity: string;
  readonly hints: { readonly readOnlyHint: boolean; readonly destructiveHint: boolean };
}

/** The tools, grouped by what they work on. */
export function toolList(tools: readonly ToolSummary[]): string {
  const groups = Map.groupBy(tools, ({ entity }) => entity);
  return [...groups]
    .map(
      ([entity, members]) => `<section class="group">
<h3>${escapeHtml(entity)}</h3>
<ul>${members.map(toolItem).join("")}</ul>
</section>`,
    )
    .join("\n");
}

function toolItem({ name, title, description, hints }: ToolSummary): string {
  const [kind, label] = kindOf(hints);
  return `<li><details><summary><code>${escapeHtml(name)}</code> <span class="tag ${kind}">${label}</span></summary>
<p><strong>${escapeHtml(title)}.</strong> ${escapeHtml(description)}</p></details></li>`;
}

function kindOf(hints: ToolSummary["hints"]): readonly [kind: string, label: string] {
  if (hints.readOnlyHint) return ["reads", "reads"];
  return hints.destructiveHint ? ["changes", "changes"] : ["adds", "adds"];
}
