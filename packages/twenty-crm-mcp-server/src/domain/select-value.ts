/** A SELECT value as Twenty keeps it, whether given so or as its label: "In progress" is IN_PROGRESS. */
export function selectValue(input: string): string {
  return input
    .trim()
    .replace(/[\s-]+/g, "_")
    .toUpperCase();
}
