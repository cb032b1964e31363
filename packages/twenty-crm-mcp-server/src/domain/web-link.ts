import { type Parsed, parsed, refused } from "./parsed.ts";

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * Reads a link the way Twenty stores it: with a scheme, the host is lower-cased and a bare trailing
 * slash dropped; without one, it is kept as typed.
 */
export function parseLink(input: string): Parsed<string> {
  const text = input.trim();
  const hasScheme = SCHEME.test(text);
  const url = URL.parse(hasScheme ? text : `https://${text}`);
  if (url === null || /\s/.test(text) || !url.hostname.includes(".")) {
    return refused("use a domain or address such as acme.com");
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return refused("only http and https addresses are stored");
  }
  if (url.username !== "" || url.password !== "") {
    return refused("leave user name and password out of the address");
  }
  return parsed(hasScheme ? url.href.replace(/\/$/, "") : text.replace(/\/$/, ""));
}

/**
 * The spellings under which one website may be stored. Twenty compares links as text, so
 * `acme.example` and `https://acme.example` would become two companies.
 */
export function linkSpellings(link: string): readonly string[] {
  const bare = link.replace(SCHEME, "").replace(/\/$/, "");
  const [host = "", ...path] = bare.split("/");
  const plainHost = host.toLowerCase().replace(/^www\./, "");
  const spellings = [plainHost, `www.${plainHost}`].flatMap((name) => {
    const address = [name, ...path].join("/");
    return [address, `https://${address}`, `http://${address}`];
  });
  return [...new Set([link, ...spellings])];
}
