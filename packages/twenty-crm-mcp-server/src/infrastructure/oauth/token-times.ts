import type { Clock } from "service-kit";
import type { StoredTokens } from "./stored-login.ts";

/** Whether it is time for new tokens; the present ones are still good. */
export function isDue({ renewAt }: StoredTokens, clock: Clock): boolean {
  return hasPassed(renewAt, clock);
}

/** Whether the access token has ended. */
export function isOver({ expiresAt }: StoredTokens, clock: Clock): boolean {
  return hasPassed(expiresAt, clock);
}

function hasPassed(moment: string | undefined, clock: Clock): boolean {
  return moment !== undefined && clock.now().getTime() >= Date.parse(moment);
}
