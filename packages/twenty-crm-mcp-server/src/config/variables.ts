import { defineVariables } from "service-kit";
import { gatewayVariables } from "./gateway-variables.ts";
import { serverVariables } from "./server-variables.ts";
import { toolVariables } from "./tool-variables.ts";
import { twentyVariables } from "./twenty-variables.ts";

/** Every variable of this process: what `--help`, `make check-env`, `make info` and the README show. */
export const variables = defineVariables({
  ...twentyVariables,
  ...toolVariables,
  ...gatewayVariables,
  ...serverVariables,
});
