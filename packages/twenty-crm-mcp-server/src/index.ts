export { checkEnvironment } from "./config/check-environment.ts";
export { variables } from "./config/variables.ts";
export type { RunningServer } from "./run-server.ts";
export { type StartServerOptions, startServer } from "./start-server.ts";
