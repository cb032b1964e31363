/**
 * A question (`input_required`) carries state that only the instance that asked can read, so its answer must
 * go back there. The state is replaced in the text where it stands: everything else stays as the sender
 * wrote it, down to the digits of its numbers.
 */

/** The message with its state replaced; the same text when it asks nothing. */
export function replaceAskedState(message: string, replace: (state: string) => string): string {
  // Most messages have none: those are not even parsed.
  if (!message.includes('"requestState"')) return message;
  const state = askedState(message);
  return state === undefined ? message : replaceState(message, state, replace(state));
}

/** The request with the state it sends back replaced by another. */
export function replaceReturnedState(body: Buffer, from: string, to: string): Buffer {
  return Buffer.from(replaceState(body.toString("utf8"), from, to));
}

function askedState(message: string): string | undefined {
  try {
    const { result } = JSON.parse(message) as { result?: Record<string, unknown> };
    const { resultType, requestState } = result ?? {};
    return resultType === "input_required" && typeof requestState === "string"
      ? requestState
      : undefined;
  } catch {
    return undefined;
  }
}

function replaceState(message: string, from: string, to: string): string {
  const pair = new RegExp(`("requestState"\\s*:\\s*)${literally(JSON.stringify(from))}`, "g");
  return message.replace(pair, (_, key: string) => key + JSON.stringify(to));
}

/** A pattern that matches just this text; Node 22 has no `RegExp.escape` yet. */
function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
