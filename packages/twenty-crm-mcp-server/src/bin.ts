#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { env, platform } from "node:process";
import { cacheFolder } from "./cache-folder.ts";

// Compiling the bundle takes longer than running it to the first answer; the next start finds it compiled. Where
// nothing can be kept, Node says so in what it returns and goes on without. NODE_COMPILE_CACHE wins.
enableCompileCache(cacheFolder({ platform, env, home: homedir() }));
await import("./main.ts");
