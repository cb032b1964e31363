/** 32 bits that stand for a text: FNV-1a over its UTF-16 units, then mixed. Not for secrets. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return finalize(hash);
}

/** 32 bits that depend on each bit of both. */
export function mixHashes(one: number, other: number): number {
  return finalize(Math.imul(one, 0x9e3779b1) ^ other);
}

/** MurmurHash3's last step: similar inputs give unlike outputs. */
function finalize(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
