import { execFile } from "node:child_process";
import { chmodSync, chownSync, globSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { copyBuildContext } from "./build-context.ts";
import { type Instruction, parseDockerfile, type Stage } from "./dockerfile.ts";

const run = promisify(execFile);
const MINUTES = 60_000;

/** What an image would hold and how a container of it would start. */
export interface BuiltImage {
  /** Stands for the container's `/`. */
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
}

/**
 * Does what `docker build` does with a Dockerfile of this project, without an engine: each stage gets an empty folder for its `/`, and its
 * COPY and RUN instructions are carried out there in order, on this machine's Node. What a RUN leaves behind is kept for the next
 * Dockerfile with the same history, as a build cache does; base images and mounts are not imitated.
 */
export class ImageBuilder implements Disposable {
  readonly context: string;
  readonly #folder = mkdtempSync(join(tmpdir(), "images-"));
  /** Roots after a RUN, by every instruction up to it. */
  readonly #layers = new Map<string, string>();

  constructor(projectRoot: string) {
    this.context = join(this.#folder, "context");
    copyBuildContext(projectRoot, this.context);
  }

  async build(dockerfile: string): Promise<BuiltImage> {
    const roots = new Map<string, string>();
    let image: BuiltImage | undefined;
    for (const stage of parseDockerfile(dockerfile)) {
      image = await this.#buildStage(stage, roots);
      if (stage.alias !== undefined) roots.set(stage.alias, image.root);
    }
    if (image === undefined) throw new Error(`${dockerfile} has no FROM`);
    return image;
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #buildStage(
    { instructions }: Stage,
    roots: ReadonlyMap<string, string>,
  ): Promise<BuiltImage> {
    let image: BuiltImage = {
      root: this.#newRoot(),
      workdir: "/",
      user: "root",
      env: {},
      command: [],
      healthcheck: [],
    };
    let history = "";
    for (const instruction of instructions) {
      history += `${JSON.stringify(instruction)}\n`;
      if (instruction.name === "COPY") await this.#copy(instruction, image, roots);
      else if (instruction.name === "RUN") {
        image = { ...image, root: await this.#runLayer(instruction, image, history) };
      } else image = configured(image, instruction);
    }
    return image;
  }

  async #copy(
    { flags, rest }: Instruction,
    { root, workdir }: BuiltImage,
    roots: ReadonlyMap<string, string>,
  ): Promise<void> {
    const patterns = rest.split(/\s+/);
    const target = patterns.pop() ?? ".";
    const from = flags.from === undefined ? this.context : roots.get(flags.from);
    if (from === undefined) throw new Error(`COPY --from=${flags.from}: there is no such stage`);
    const into = join(root, target.startsWith("/") ? target : join(workdir, target));
    for (const pattern of patterns) {
      const sources = globSync(pattern.replace(/^\//, ""), { cwd: from });
      if (sources.length === 0) throw new Error(`COPY ${pattern}: there is no such file`);
      for (const source of sources) {
        const destination = await copyInto(join(from, source), destinationOf(source, into));
        const [uid, gid] = (flags.chown ?? "").split(":").map(Number);
        if (uid && gid && process.getuid?.() === 0) chownSync(destination, uid, gid);
      }
    }

    /** A folder's contents go into the target, a file under its name into one that ends with a slash; `--parents` keeps the path. */
    function destinationOf(source: string, into: string): string {
      if (flags.parents !== undefined) return join(into, source);
      return target.endsWith("/") ? join(into, source.split("/").at(-1) ?? source) : into;
    }
  }

  /** Runs the command in a hard-linked copy of the folder, or takes the copy that the same history has left before. */
  async #runLayer(
    { rest }: Instruction,
    { root, workdir, env }: BuiltImage,
    history: string,
  ): Promise<string> {
    const layer = this.#layers.get(history) ?? root;
    if (!this.#layers.has(history)) {
      // The rest of the environment says how this machine reaches its package registry.
      const { NODE_ENV: _, ...machine } = process.env;
      await run("sh", ["-c", rest], {
        cwd: join(root, workdir),
        env: { ...machine, ...env },
        timeout: 5 * MINUTES,
        maxBuffer: 64 * 1024 * 1024,
      });
      this.#layers.set(history, root);
    }
    const copied = this.#newRoot();
    await run("cp", ["--archive", "--link", `${layer}/.`, copied]);
    return copied;
  }

  #newRoot(): string {
    const root = mkdtempSync(join(this.#folder, "root-"));
    // A container's user may look into its root.
    chmodSync(root, 0o755);
    return root;
  }
}

function configured(image: BuiltImage, { name, rest }: Instruction): BuiltImage {
  switch (name) {
    case "WORKDIR":
      mkdirSync(join(image.root, rest), { recursive: true });
      return { ...image, workdir: rest };
    case "ENV":
      return { ...image, env: { ...image.env, ...variablesOf(rest) } };
    case "USER":
      return { ...image, user: rest };
    case "CMD":
      return { ...image, command: JSON.parse(rest) as string[] };
    case "HEALTHCHECK":
      return { ...image, healthcheck: JSON.parse(rest.replace(/^CMD\s+/, "")) as string[] };
    default:
      return image;
  }
}

/** Never writes through a hard link into another layer: what is there is removed first. */
async function copyInto(source: string, destination: string): Promise<string> {
  mkdirSync(dirname(destination), { recursive: true });
  await run("cp", [
    "--archive",
    "--remove-destination",
    "--no-target-directory",
    source,
    destination,
  ]);
  return destination;
}

/** The variables that the image of a Dockerfile sets. */
export function imageVariables(dockerfile: string): Record<string, string> {
  const instructions = parseDockerfile(dockerfile).at(-1)?.instructions ?? [];
  return Object.assign(
    {},
    ...instructions.filter(({ name }) => name === "ENV").map(({ rest }) => variablesOf(rest)),
  ) as Record<string, string>;
}

function variablesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(/\s+/).map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name, value.join("=")];
    }),
  );
}
