/** What the client says to the gateway. */
export type Exchange = "register" | "heartbeat";

/**
 * `registering`: the first attempt is under way; `registered`; `retrying`: the last attempt failed;
 * `stopped`.
 */
export type ClientState = "registering" | "registered" | "retrying" | "stopped";

/** Everything that decides what the client does next. */
export interface RegistrationState {
  readonly state: ClientState;
  /** Counts the descriptions that the owner has given. */
  readonly description: number;
  /** The description that the gateway has; -1 while it has none. */
  readonly knownDescription: number;
  readonly consecutiveFailures: number;
  /** What the last attempt was, when it failed. */
  readonly failedExchange?: Exchange;
  /** Why the last attempt failed; absent while all is well. */
  readonly lastError?: string;
  /** ISO 8601, of the last successful registration. */
  readonly registeredAt?: string;
  /** ISO 8601, of the last accepted heartbeat. */
  readonly lastHeartbeatAt?: string;
}

/** Before anything was said. */
export const initialState: RegistrationState = {
  state: "registering",
  description: 0,
  knownDescription: -1,
  consecutiveFailures: 0,
};

/** A heartbeat while the gateway knows the newest description; else a registration. */
export function nextExchange({
  state,
  description,
  knownDescription,
}: RegistrationState): Exchange {
  return state === "registered" && description === knownDescription ? "heartbeat" : "register";
}

/** Whether the next exchange is due now: the gateway is there and knows an older description. */
export function isDueNow(state: RegistrationState): boolean {
  return state.state === "registered" && nextExchange(state) === "register";
}

/** The owner gave a new description; what is registered stays so until the gateway has answered. */
export function described(state: RegistrationState): RegistrationState {
  return { ...state, description: state.description + 1 };
}

/** The gateway accepted an exchange that carried the given description. */
export function accepted(
  { lastError: _error, failedExchange: _exchange, ...state }: RegistrationState,
  exchange: Exchange,
  description: number,
  at: string,
): RegistrationState {
  const calm = { ...state, consecutiveFailures: 0 };
  return exchange === "heartbeat"
    ? { ...calm, lastHeartbeatAt: at }
    : { ...calm, state: "registered", knownDescription: description, registeredAt: at };
}

/** An exchange failed: whatever it was, the next one is a registration. */
export function failed(
  state: RegistrationState,
  exchange: Exchange,
  reason: string,
): RegistrationState {
  return {
    ...state,
    state: "retrying",
    knownDescription: -1,
    consecutiveFailures: state.consecutiveFailures + 1,
    failedExchange: exchange,
    lastError: reason,
  };
}

/** The owner stopped the client; nothing is said any more. */
export function stopped(state: RegistrationState): RegistrationState {
  return { ...state, state: "stopped" };
}
