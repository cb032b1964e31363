import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
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
}

/** Results of instructions by everything that came before them, as a build cache has them. */
export type LayerCache = Map<string, string>;

/**
 * Does what `docker build` does with a Dockerfile of this project, without an engine: each stage gets an empty folder for its `/`, and its
 * COPY and RUN instructions are carried out there in order, on this machine's Node. Base images, users and mounts are not imitated.
 */
export async function buildImage(
  dockerfile: string,
  context: string,
  cache: LayerCache,
): Promise<BuiltImage> {
  const roots = new Map<string, string>();
  let image: BuiltImage | undefined;
  for (const stage of parseDockerfile(dockerfile)) {
    image = await buildStage(stage, context, roots, cache);
    if (stage.alias !== undefined) roots.set(stage.alias, image.root);
  }
  if (image === undefined) throw new Error(`${dockerfile} has no FROM`);
  return image;
}

async function buildStage(
  { instructions }: Stage,
  context: string,
  roots: ReadonlyMap<string, string>,
  cache: LayerCache,
): Promise<BuiltImage> {
  let state = { root: newRoot(), workdir: "/", user: "root", env: {}, command: [] as string[] };
  let history = "";
  for (const instruction of instructions) {
    history += `${JSON.stringify(instruction)}\n`;
    const { name, rest } = instruction;
    if (name === "WORKDIR") {
      state = { ...state, workdir: rest };
      mkdirSync(join(state.root, rest), { recursive: true });
    } else if (name === "ENV") {
      state = { ...state, env: { ...state.env, ...variablesOf(rest) } };
    } else if (name === "USER") {
      state = { ...state, user: rest };
    } else if (name === "CMD") {
      state = { ...state, command: JSON.parse(rest) as string[] };
    } else if (name === "COPY") {
      copy(instruction, state, roots, context);
    } else if (name === "RUN") {
      state = { ...state, root: await runLayer(instruction, state, history, cache) };
    }
  }
  return state;
}

function copy(
  { flags, rest }: Instruction,
  { root, workdir }: { readonly root: string; readonly workdir: string },
  roots: ReadonlyMap<string, string>,
  context: string,
): void {
  const sources = rest.split(/\s+/);
  const target = sources.pop() ?? ".";
  const from = flags.from === undefined ? context : roots.get(flags.from);
  if (from === undefined) throw new Error(`COPY --from=${flags.from}: there is no such stage`);
  const into = join(root, target.startsWith("/") ? target : join(workdir, target));
  for (const source of sources) {
    const name = source.split("/").at(-1) ?? source;
    // A folder's contents are copied, a file goes into a target that ends with a slash (Dockerfile reference, COPY).
    const destination = target.endsWith("/") ? join(into, name) : into;
    cpSync(join(from, source), destination, { recursive: true, verbatimSymlinks: true });
  }
}

/** Runs the command in a hard-linked copy of the folder, or takes the copy that the same history has left before. */
async function runLayer(
  { rest }: Instruction,
  { root, workdir, env }: { root: string; workdir: string; env: Readonly<Record<string, string>> },
  history: string,
  cache: LayerCache,
): Promise<string> {
  const cached = cache.get(history);
  if (cached === undefined) {
    // The rest of the environment says how this machine reaches its package registry.
    const { NODE_ENV: _, ...machine } = process.env;
    await run("sh", ["-c", rest], {
      cwd: join(root, workdir),
      env: { ...machine, ...env },
      timeout: 5 * MINUTES,
      maxBuffer: 64 * 1024 * 1024,
    });
    cache.set(history, root);
  }
  const copied = newRoot();
  await run("cp", ["--archive", "--link", `${cached ?? root}/.`, copied]);
  return copied;
}

function variablesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(/\s+/).map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name, value.join("=")];
    }),
  );
}

function newRoot(): string {
  return mkdtempSync(join(tmpdir(), "image-"));
}
