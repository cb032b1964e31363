/** How alike two names are, from 0 to 1: the share of letter pairs they have in common (Sørensen-Dice). */
export function similarity(left: string, right: string): number {
  const a = letterPairs(left);
  const b = letterPairs(right);
  if (a.length === 0 || b.length === 0) return fold(left) === fold(right) ? 1 : 0;
  const rest = [...b];
  let common = 0;
  for (const pair of a) {
    const index = rest.indexOf(pair);
    if (index === -1) continue;
    common += 1;
    rest.splice(index, 1);
  }
  return (2 * common) / (a.length + b.length);
}

/** Whether two names are the same to a reader: case, accents' encoding and spacing aside. */
export function isSameName(left: string, right: string): boolean {
  return fold(left) === fold(right);
}

function fold(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}

function letterPairs(name: string): readonly string[] {
  const letters = Array.from(fold(name));
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}
