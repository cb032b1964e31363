/** One event of a stream (HTML Standard, 9.2 Server-sent events). */
export interface StreamEvent {
  readonly id?: string;
  readonly type: string;
  readonly data: string;
}

/** Reads the events of a stream as they come; comments and `retry` lines are left out. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + value).replaceAll("\r\n", "\n").split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = readEvent(block);
        if (event !== undefined) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** An event without data is none: servers send it to name a place to go on from. */
function readEvent(block: string): StreamEvent | undefined {
  const data: string[] = [];
  let id: string | undefined;
  let type = "message";
  for (const line of block.split("\n")) {
    const [, field, value = ""] = /^([^:]+)(?:: ?(.*))?$/.exec(line) ?? [];
    if (field === "data") data.push(value);
    if (field === "id") id = value;
    if (field === "event") type = value;
  }
  if (data.length === 0 && id === undefined) return undefined;
  return { ...(id !== undefined && { id }), type, data: data.join("\n") };
}
