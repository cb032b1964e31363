import { readFileSync } from "node:fs";

/** One instruction of a Dockerfile, continuation lines joined. */
export interface Instruction {
  /** Upper case, for example `COPY`. */
  readonly name: string;
  /** `--from=build` and the like, without the dashes. */
  readonly flags: Readonly<Record<string, string>>;
  readonly rest: string;
}

/** One `FROM` with what follows it. */
export interface Stage {
  readonly alias: string | undefined;
  readonly instructions: readonly Instruction[];
}

/** Reads a Dockerfile into its stages (Dockerfile reference, format and multi-stage builds). */
export function parseDockerfile(file: string): Stage[] {
  const lines = readFileSync(file, "utf8")
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const stages: { alias: string | undefined; instructions: Instruction[] }[] = [];
  for (const instruction of lines.map(parseInstruction)) {
    if (instruction.name === "FROM") {
      const [, alias] = / AS (\S+)/i.exec(instruction.rest) ?? [];
      stages.push({ alias, instructions: [] });
    } else {
      stages.at(-1)?.instructions.push(instruction);
    }
  }
  return stages;
}

function parseInstruction(line: string): Instruction {
  const [, name = "", tail = ""] = /^(\w+)\s+(.*)$/s.exec(line) ?? [];
  const flags: Record<string, string> = {};
  const rest = tail.replace(/^(?:--\S+\s+)+/, (text) => {
    for (const flag of text.trim().split(/\s+/)) {
      const [key = "", ...value] = flag.slice(2).split("=");
      flags[key] = value.join("=");
    }
    return "";
  });
  return { name: name.toUpperCase(), flags, rest };
}
