const DELIMITERS = [',', '\t', ';', '|'] as const;
const LINES = 30;

/**
 * The separator of a delimited text: the one that cuts most of its first lines into the same number of cells, and of
 * equals the one that makes more cells. A text without any is one column wide.
 */
export function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 100_000)
    .split(/\r\n|\r|\n/, LINES)
    .filter((line) => line.trim() !== '');
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, ...regularity(lines.map((line) => cellsIn(line, delimiter))) }));
  scores.sort((a, b) => b.lines * b.cells - a.lines * a.cells);
  const best = scores[0];
  return best && best.cells > 1 ? best.delimiter : ',';
}

function cellsIn(line: string, delimiter: string): number {
  return line.replace(/"[^"]*"/g, '').split(delimiter).length;
}

/** The most frequent number of cells above one, and how many lines have it. */
function regularity(counts: readonly number[]): { lines: number; cells: number } {
  const frequency = new Map<number, number>();
  for (const count of counts) if (count > 1) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  let best = { lines: 0, cells: 0 };
  for (const [cells, lines] of frequency) if (lines * cells > best.lines * best.cells) best = { lines, cells };
  return best;
}
