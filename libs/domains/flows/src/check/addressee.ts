import type { DaySummary } from '../map/day-digest';

/** Fewer rows than that may be alike by chance: two dealers sell a drum of the same oil for cash. */
export const LEAST_ALIKE = 10;
/** Shorter names are words. */
const SHORTEST_NAME = 5;
const LONGEST_NAME = 40;
const COMPANY = /[\p{Script=Han}A-Za-z0-9()（）·]{2,60}?(?:公司|商行|经营部|门市部|贸易行)/gu;

/** How much of a file some other dealer or kind has in force with the very same rows. */
export interface Alike {
  readonly dealerId: number;
  readonly rows: number;
}

/** Whether so many rows alike say that the file is not of the dealer or kind that it came for: most of it, and more than chance gives. */
export function isAlike({ rows }: Alike, days: readonly DaySummary[]): boolean {
  return rows >= LEAST_ALIKE && rows * 2 >= days.reduce((sum, day) => sum + day.rows, 0);
}

/** What may be names of companies in some texts. Where a name begins nobody knows (“2026年3月镇江永通公司”), so every ending of what is found is given. */
export function companyNames(texts: readonly string[]): string[] {
  const names = new Set<string>();
  for (const [found] of texts.flatMap((text) => [...text.matchAll(COMPANY)])) {
    for (let from = Math.max(0, found.length - LONGEST_NAME); from <= found.length - SHORTEST_NAME; from += 1) names.add(found.slice(from));
  }
  return [...names];
}
