import { kindOf } from '../shape/cell-kind';
import { csvRows } from './csv';

/** How a delimited text is cut into cells. */
export interface Dialect {
  readonly delimiter: string;
  /** null where no cell is quoted. */
  readonly quote: '"' | "'" | null;
  /** Quotes inside quoted cells are written \" instead of "". */
  readonly backslash: boolean;
}

/** The usual separators first: of equals the first one wins. */
const DELIMITERS = [',', '\t', ';', '|', '，', '^', '~', '\u0001', '\u001f', '¦'] as const;
/** Separators that few programs use: they count only where they cut every line alike and no usual one does. */
const UNUSUAL = ['#', '$', '@', '§', '!', '*', '\u0002', ' '] as const;
/** Less than this is a sign in the names of some rows. */
const LEAST_SCORE = 0.25;
const FEWEST_LINES = 3;
const FEWEST_CELLS = 3;
const SAMPLE = 100_000;
const RECORDS = 200;
/** Programs of the Office family may say the separator in a first line of its own. */
const SAID = /^sep=(.)\r?\n/i;
/** What a short name or code is made of; separators of other dialects are not. */
const WORD = /^[\p{L}\p{N} \u3000\u00a0\r\n._\-/()（）&%#+*'’:：@=?!"<>[\]{}°·]*$/u;

/** The dialect of a text: the one that cuts its first records most regularly, and into cells that make most sense. */
export function dialectOf(text: string): Dialect {
  const sample = sampleOf(text);
  const said = SAID.exec(sample)?.[1];
  if (said) return dialectWith(said, text);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue;
    const score = scoreOf(sample, dialectWith(delimiter, sample));
    if (score > best.score) best = { delimiter, score };
  }
  return dialectWith(best.score >= LEAST_SCORE ? best.delimiter : (UNUSUAL.find((delimiter) => isAlike(sample, delimiter)) ?? best.delimiter), text);
}

/** Whether a separator cuts all lines into equally many cells, and into several. */
function isAlike(sample: string, delimiter: string): boolean {
  const counts = sample.split(/\r\n?|\n/).filter((line) => line.trim() !== '').map((line) => line.split(delimiter).length);
  const [first = 0] = counts;
  return counts.length >= FEWEST_LINES && first >= FEWEST_CELLS && counts.every((count) => count === first);
}

export const delimiterOf = (text: string): string => dialectOf(text).delimiter;

/** Whole lines only: a cut one would say something else. */
function sampleOf(text: string): string {
  if (text.length <= SAMPLE) return text;
  const end = Math.max(text.lastIndexOf('\n', SAMPLE), text.lastIndexOf('\r', SAMPLE));
  return text.slice(0, end > 0 ? end + 1 : SAMPLE);
}

function dialectWith(delimiter: string, text: string): Dialect {
  const before = `(?:^|[\\r\\n${escaped(delimiter)}])`;
  const has = (quote: string): boolean => new RegExp(`${before} ?${quote}`).test(text);
  if (has('"')) return { delimiter, quote: '"', backslash: isBackslashed(text, delimiter) };
  const single = new RegExp(`${before}'[^'\\r\\n]*'(?=$|[\\r\\n${escaped(delimiter)}])`);
  return { delimiter, quote: single.test(text) && isSingleQuoted(text, delimiter) ? "'" : null, backslash: false };
}

/** Apostrophes are common; as quotes they hold what would otherwise cut. */
function isSingleQuoted(text: string, delimiter: string): boolean {
  return new RegExp(`'[^'\\r\\n]*${escaped(delimiter)}[^'\\r\\n]*'(?=$|[\\r\\n${escaped(delimiter)}])`, 'm').test(text);
}

/** \" inside a cell; a cell that ends in a backslash, such as a folder, is none. */
function isBackslashed(text: string, delimiter: string): boolean {
  const end = `\\r\\n${escaped(delimiter)}`;
  return new RegExp(`[^${end}"]\\\\"[^${end}]`).test(text) && !new RegExp(`[^${end}]""[^${end}]`).test(text);
}

const escaped = (delimiter: string): string => delimiter.replace(/[\\^$.|?*+()[\]{}-]/g, '\\$&');

/**
 * The share of records that have the most frequent number of cells, more for wider ones, times how many of their cells are
 * numbers, days or plain words.
 */
function scoreOf(sample: string, dialect: Dialect): number {
  const records: (readonly string[])[] = [];
  for (const { cells } of csvRows(sample, dialect)) {
    if (cells.some((cell) => cell !== '')) records.push(cells as readonly string[]);
    if (records.length >= RECORDS) break;
  }
  const frequency = new Map<number, number>();
  for (const { length } of records) if (length > 1) frequency.set(length, (frequency.get(length) ?? 0) + 1);
  const regular = Math.max(0, ...[...frequency].map(([cells, lines]) => (lines / records.length) * (1 - 1 / cells)));
  return regular * senseOf(records) ** 2;
}

function senseOf(records: readonly (readonly string[])[]): number {
  let [sense, count] = [0, 0];
  for (const cells of records) {
    for (const cell of cells) {
      count += 1;
      const kind = kindOf(cell);
      if (kind !== 'text') sense += 1;
      else if (WORD.test(cell)) sense += 0.9;
      else sense += 0.4;
    }
  }
  return count === 0 ? 0 : sense / count;
}
