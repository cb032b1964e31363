const DEFAULT_NAMESPACE = "default";
/** More would let a pattern take long to be found wanting. */
const MAX_STARS = 3;

/** Which names, or services by name, a right is for; `null`: in whichever namespace. */
export type Glob = (namespace: string | null, name: string) => boolean;

/** A pattern that was understood, or what is wrong with it. */
export type ParsedGlob =
  | { readonly ok: true; readonly matches: Glob }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads `*` (everything), `crm-*` (in the namespace `default`) or `sales/*` (namespace and name). A star stands for
 * any characters but a slash, so that a pattern never reaches into a namespace that it does not name.
 */
export function parseGlob(text: string): ParsedGlob {
  if (text === "*") return { ok: true, matches: () => true };
  const parts = text.includes("/") ? text.split("/") : [DEFAULT_NAMESPACE, text];
  const [namespace = "", name = "", ...others] = parts;
  if (others.length > 0 || namespace === "" || name === "") {
    return wrong(`${text} is neither a name such as crm-* nor namespace/name`);
  }
  if (!/^[A-Za-z0-9._*/-]+$/.test(text)) {
    return wrong(`${text} has characters that no name has; a star stands for any of theirs`);
  }
  if (parts.some((part) => part.split("*").length - 1 > MAX_STARS)) {
    return wrong(`${text} has more than ${MAX_STARS} stars in one part`);
  }
  const [ofNamespace, ofName] = [expression(namespace), expression(name)];
  return {
    ok: true,
    matches: (inNamespace, named) =>
      (inNamespace === null || ofNamespace.test(inNamespace)) && ofName.test(named),
  };
}

function expression(part: string): RegExp {
  const pattern = part.replaceAll(".", "\\.").replaceAll(/\*+/g, ".*");
  return new RegExp(`^${pattern}$`);
}

function wrong(problem: string): ParsedGlob {
  return { ok: false, problem };
}
