import type { Tone } from '@tributary/ui';

/** What a row of a checked workbook would do, in the order in which a person wants to see them. */
export const verdicts = ['refused', 'changed', 'new', 'unchanged'] as const;
export type Verdict = (typeof verdicts)[number];

export interface CheckedRow {
  readonly verdict: Verdict;
}

export const verdictTones: Readonly<Record<Verdict, Tone>> = { refused: 'clay', changed: 'sand', new: 'leaf', unchanged: 'quiet' };

export function countByVerdict(rows: readonly CheckedRow[]): Record<Verdict, number> {
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}
