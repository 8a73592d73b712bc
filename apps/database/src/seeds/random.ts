const LIMIT = 2 ** 32;

/**
 * A small pseudo-random generator (mulberry32): the same labels give the same numbers on every machine, and different
 * labels independent ones, so that one step of a seed can be repeated without the others.
 */
export class Random {
  private state: number;

  constructor(...labels: readonly (string | number)[]) {
    this.state = hashOf(labels.join('/'));
  }

  /** From 0 up to, but not, 1. */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / LIMIT;
  }

  /** A whole number, both ends included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('There is nothing to pick from.');
    return list[this.between(0, list.length - 1)] as T;
  }

  /** Up to `size` different elements, in a random order. */
  some<T>(list: readonly T[], size: number): T[] {
    const rest = [...list];
    const taken = Math.min(size, rest.length);
    for (let index = 0; index < taken; index += 1) {
      const other = this.between(index, rest.length - 1);
      [rest[index], rest[other]] = [rest[other] as T, rest[index] as T];
    }
    return rest.slice(0, taken);
  }
}

/** FNV-1a over UTF-16 units, mixed once more because similar labels give similar sums. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
