#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// Compiling the bundle takes longer than running it to the first answer; the next start finds it compiled.
enableCompileCache();
await import("./main.ts");
