import { quoted } from "../../domain/plain-text.ts";
import { ToolFault } from "../tools/tool-fault.ts";

/** A record that a reference may mean. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of its name. */
  readonly detail: string | null | undefined;
}

/** What was looked for, and what was found. */
export interface Lookup {
  /** The tool's argument, such as `company`. */
  readonly field: string;
  readonly reference: string;
  readonly nouns: { readonly one: string; readonly many: string };
  readonly matches: readonly Candidate[];
  /** Asked only when nothing matches. */
  readonly nearMisses: () => Promise<readonly Candidate[]>;
}

const MAX_CHOICES = 3;

/** The one record a reference means, or a refusal that lists the choices. */
export async function chooseOne(lookup: Lookup): Promise<Candidate> {
  const { field, reference, nouns, matches } = lookup;
  const [only, ...others] = matches;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) {
    throw new ToolFault({
      field,
      reason: `${matches.length} ${nouns.many} are called ${quoted(reference, 40)}: ${choices(matches)}`,
      wayOut: "Give the id of the one you mean.",
    });
  }
  const near = await lookup.nearMisses();
  const missing = `no ${nouns.one} is called ${quoted(reference, 40)}`;
  throw new ToolFault(
    near.length === 0
      ? {
          field,
          reason: missing,
          wayOut: `Look with the list tool, or create the ${nouns.one} first.`,
        }
      : {
          field,
          reason: `${missing}; similar: ${choices(near)}`,
          wayOut: `Use one of these ids, or create the ${nouns.one} first.`,
        },
  );
}

function choices(candidates: readonly Candidate[]): string {
  const shown = candidates
    .slice(0, MAX_CHOICES)
    .map(
      ({ id, name, detail }) =>
        `${quoted(name, 30)}${detail ? ` ${quoted(detail, 30)}` : ""} ${id}`,
    );
  const more = candidates.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
