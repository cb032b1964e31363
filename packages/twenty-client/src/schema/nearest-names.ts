// More suggestions than these are noise.
const maxSuggestions = 3;
// No name is longer; comparing takes time by the square of it.
const longestName = 80;

/** Those of the names that a misspelt one most likely means, best first; none when nothing comes near. */
export function nearestNames(wanted: string, names: Iterable<string>): readonly string[] {
  const target = plain(wanted.slice(0, longestName));
  const farthest = Math.max(2, Math.floor(target.length / 3));
  return [...names]
    .map((name) => ({ name, distance: distanceOf(target, plain(name)) }))
    .filter(({ distance }) => distance <= farthest)
    .toSorted((a, b) => a.distance - b.distance || a.name.localeCompare(b.name))
    .slice(0, maxSuggestions)
    .map(({ name }) => name);
}

/** How people vary names without meaning another: `Job title`, `job_title` and `jobTitle`. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** A name that holds the other is near; otherwise it takes as many steps as letters differ. */
function distanceOf(a: string, b: string): number {
  const isPart = a.length >= 3 && b.length >= 3 && (a.includes(b) || b.includes(a));
  const edits = editDistance(a, b);
  return isPart ? Math.min(edits, 1) : edits;
}

/** Levenshtein's distance, row by row. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
        ),
      );
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
