import { join } from "node:path";
import { assemble } from "./assemble.ts";

const { tarball, bundle } = await assemble(join(import.meta.dirname, "../dist-package"));
process.stdout.write(`${tarball}\n${bundle}\n`);
