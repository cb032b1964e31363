/** The data of each of these whole server-sent events (WHATWG HTML §9.2.6); comments and events without data have none. */
export function eventData(events: Buffer): readonly string[] {
  const found: string[] = [];
  for (const event of events.toString("utf8").split(/\r\n\r\n|\n\n|\r\r/)) {
    const lines = event.split(/\r\n|\n|\r/).filter((line) => line.startsWith("data:"));
    if (lines.length > 0)
      found.push(lines.map((line) => line.slice(5).replace(/^ /, "")).join("\n"));
  }
  return found;
}
