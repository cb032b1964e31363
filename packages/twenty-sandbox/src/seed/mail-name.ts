/** A name as it can stand in an e-mail address or a domain: plain lower-case letters and digits. */
export function mailName(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "");
}
