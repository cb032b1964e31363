#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { env, platform } from "node:process";
import { cacheFolder } from "./cache-folder.ts";
import { homeFolder } from "./home-folder.ts";

// Compiling the bundle takes longer than running it to the first answer; the next start finds it compiled. Where
// nothing can be kept, Node says so in what it returns and goes on without. NODE_COMPILE_CACHE wins.
const home = homeFolder();
if (home !== null) enableCompileCache(cacheFolder({ platform, env, home }));
await import("./main.ts");
