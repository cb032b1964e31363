/**
 * Which of two versions is the later one: negative when `a` is earlier. Number by number, then by what follows a hyphen as
 * Semantic Versioning 2.0.0 §11 has it; versions of any other form stand in some order that stays the same.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let i = 0; i < Math.max(left.numbers.length, right.numbers.length); i += 1) {
    const difference = (left.numbers[i] ?? 0) - (right.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return compareSuffixes(left.suffix, right.suffix) || compareTexts(a, b);
}

function partsOf(version: string): {
  readonly numbers: readonly number[];
  readonly suffix: string;
} {
  const [, numbers = "", suffix = ""] =
    /^v?(\d+(?:\.\d+)*)?-?([^+]*)(?:\+.*)?$/.exec(version) ?? [];
  return { numbers: numbers.split(".").map(Number), suffix };
}

/** Without one is later than with one (`-rc.1`). */
function compareSuffixes(a: string, b: string): number {
  if (a === "" || b === "") return Number(a === "") - Number(b === "");
  const [ours, theirs] = [a.split("."), b.split(".")];
  for (const [index, one] of ours.entries()) {
    const other = theirs[index];
    if (other === undefined) return 1;
    const order = compareIdentifiers(one, other);
    if (order !== 0) return order;
  }
  return ours.length - theirs.length;
}

/** Numbers by value and before words; words by their characters. */
function compareIdentifiers(a: string, b: string): number {
  const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumber && isOtherNumber) return Number(a) - Number(b);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return compareTexts(a, b);
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
