/**
 * Parses JSON that the recorder cut off: what is open at the cut is closed, and the element that was cut is
 * dropped, so that what remains was recorded whole.
 */
export function parseCutJson(text: string): unknown {
  const body = text.replace(/…$/, "");
  for (let end = body.length; end > 0; end = body.lastIndexOf("}", end - 1)) {
    const head = body.slice(0, end === body.length ? end : end + 1);
    const closed = tryParse(head + closers(head));
    if (closed !== undefined && end !== body.length) return closed;
  }
  return undefined;
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The brackets that are open at the end of the text. */
function closers(text: string): string {
  const open: string[] = [];
  let isString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (isString) {
      if (character === "\\") index += 1;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === "{") open.push("}");
    else if (character === "[") open.push("]");
    else if (character === "}" || character === "]") open.pop();
  }
  return open.reverse().join("");
}
