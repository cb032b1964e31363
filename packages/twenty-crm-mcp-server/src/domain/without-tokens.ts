/** A token in an address, as Twenty signs the addresses of files: `?token=` or a step of the path. */
const IN_QUERY = /([?&])token=eyJ[\w-]+(?:\.[\w-]+){1,2}(&?)/g;
const IN_PATH = /\/eyJ[\w-]+\.[\w-]+\.[\w-]+(?=\/)/g;

/** A text whose addresses open nothing to whoever reads them. */
export function withoutTokens(text: string): string {
  if (!text.includes("eyJ")) return text;
  return text
    .replace(IN_QUERY, (_match, before: string, after: string) => (after === "" ? "" : before))
    .replace(IN_PATH, "");
}
