export { checkEnvironment } from "./config/check-environment.ts";
export { variables } from "./config/variables.ts";
export { type StartedGateway, type StartGatewayOptions, startGateway } from "./start-gateway.ts";
