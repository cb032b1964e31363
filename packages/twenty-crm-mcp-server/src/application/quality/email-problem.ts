const PLACEHOLDER_HOSTS: ReadonlySet<string> = new Set([
  "example.com",
  "example.org",
  "example.net",
  "test.com",
  "domain.com",
  "email.com",
  "none.com",
  "noemail.com",
]);
const PLACEHOLDER_NAMES: ReadonlySet<string> = new Set([
  "none",
  "na",
  "n/a",
  "noemail",
  "nobody",
  "test",
  "unknown",
  "xxx",
]);
/** Hosts that people mean when they mistype. */
const MISTYPED_HOSTS: Readonly<Record<string, string>> = {
  "gmial.com": "gmail.com",
  "gmai.com": "gmail.com",
  "gmail.con": "gmail.com",
  "hotmial.com": "hotmail.com",
  "outlok.com": "outlook.com",
  "yahooo.com": "yahoo.com",
};

/** What is wrong with an address, in a few words; undefined when it could be right. */
export function emailProblem(email: string): string | undefined {
  const [name = "", host = "", ...more] = email.toLowerCase().trim().split("@");
  if (host === "" || more.length > 0) return "is no address";
  if (
    !/^[^\s@<>()[\],;:\\"]+$/.test(name) ||
    name.startsWith(".") ||
    name.endsWith(".") ||
    name.includes("..")
  ) {
    return "has a name that no server takes";
  }
  if (!/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(host)) return "has no real host";
  const meant = MISTYPED_HOSTS[host];
  if (meant !== undefined) return `looks mistyped: ${name}@${meant}`;
  if (PLACEHOLDER_HOSTS.has(host) || PLACEHOLDER_NAMES.has(name)) return "is a placeholder";
  return undefined;
}
