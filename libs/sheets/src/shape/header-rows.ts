import type { SheetRow } from '../open/sheet-row';
import { type CellKind, kindOf } from './cell-kind';

/** A header lies among the first rows, below titles, forms and print dates. */
export const HEADER_SEARCH_ROWS = 60;
/** Rows below a candidate that say what its columns hold. */
const BODY_ROWS = 25;
/** A header names things: longer texts are notes. */
const LONGEST_LABEL = 120;
/** Most lines that a header has. */
const MOST_LINES = 5;

/** A table may hold others: a later row is its header only if it is better by so much. */
const LATER_MUST_BE = 1.4;

/** Two days beside each other are a period, not a header. */
const FEWEST_OF_SERIES = 3;

/** Numbers that count up by one are days only if there are so many. */
const FEWEST_OF_COUNT = 5;
/** A year, a month or a day without its separators. */
const TIME = /^(19|20)\d\d((0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?)?$/;
/** A line of a header has so many texts, if the body has other things below them than texts; fewer may be a remark in a row. */
const FEWEST_AGAINST = 2;
/** Of those columns the share of things that are no texts. */
const MOSTLY = 0.8;

/** Without rows below them, so many short texts are names of columns. */
const FEWEST_ALONE = 3;
const LONGEST_ALONE = 20;

interface Profile {
  readonly rowNo: number;
  readonly kinds: readonly CellKind[];
  readonly texts: readonly string[];
  /** Cells that go on after a space, as the parts of a sentence do between its commas. */
  readonly running: number;
  /** Places that are not blank. */
  readonly filled: readonly number[];
}

/**
 * The row numbers of a table's header, in order; empty when its first rows are data already. Knows no words: a header is
 * the row of texts that is about as wide as the rows below it and unlike them.
 */
export function headerRowsOf(rows: readonly SheetRow[]): number[] {
  const profiles = rows.slice(0, HEADER_SEARCH_ROWS + BODY_ROWS).map(profileOf).filter(({ filled }) => filled.length > 0);
  const width = widest(profiles);
  let best: (Candidate & { readonly score: number }) | undefined;
  for (const candidate of candidatesIn(profiles)) {
    const score = scoreOf(profiles, candidate, width);
    if (score > 0 && (!best || score > best.score * LATER_MUST_BE)) best = { ...candidate, score };
  }
  return best ? linesFrom(profiles, best) : headerAlone(profiles);
}

/** Names of columns below titles at most, and nothing below them: a period without a row. */
function headerAlone(profiles: readonly Profile[]): number[] {
  const last = profiles.at(-1);
  if (!last || last.filled.length < FEWEST_ALONE || profiles.slice(0, -1).some(({ filled }) => filled.length >= FEWEST_ALONE)) return [];
  const labels = last.filled.map((index) => last.texts[index] ?? '');
  const isNamed = last.filled.every((index) => last.kinds[index] === 'text') && labels.every((label) => label.length <= LONGEST_ALONE && !/[:：。]/.test(label));
  return isNamed && last.running === 0 && new Set(labels).size === labels.length ? [last.rowNo] : [];
}

/** Lines that may be a header, seen as one row. */
interface Candidate {
  readonly row: Profile;
  /** Places of its first and last line. */
  readonly first: number;
  readonly last: number;
}

/** Each row by itself, and with the lines below it that fill its gaps. */
function* candidatesIn(profiles: readonly Profile[]): Generator<Candidate> {
  for (const [first, profile] of profiles.slice(0, HEADER_SEARCH_ROWS).entries()) {
    let row = profile;
    yield { row, first, last: first };
    for (let last = first + 1; last < profiles.length && last - first < MOST_LINES; last += 1) {
      const line = profiles[last] as Profile;
      if (!fillGaps(row, line, profiles[last - 1] as Profile)) break;
      row = together(row, line);
      yield { row, first, last };
    }
  }
}

/** Names of groups leave the columns behind their first one to the line below, and single columns have no name there: each has a text where the other has none. */
function fillGaps(above: Profile, line: Profile, touched: Profile): boolean {
  const isTexts = ({ kinds, filled }: Profile): boolean => filled.length >= FEWEST_AGAINST && filled.every((index) => kinds[index] === 'text');
  const fillsMore = (one: Profile, other: Profile): boolean => one.filled.some((index) => !other.filled.includes(index));
  return line.rowNo === touched.rowNo + 1 && isTexts(above) && isTexts(line) && fillsMore(above, line) && fillsMore(line, above);
}

/** The lowest text of each column. */
function together(above: Profile, line: Profile): Profile {
  const filled = [...new Set([...above.filled, ...line.filled])].sort((one, other) => one - other);
  const isOwn = new Set(line.filled);
  const kinds: CellKind[] = [];
  const texts: string[] = [];
  for (let index = 0; index <= (filled.at(-1) ?? -1); index += 1) {
    const lowest = isOwn.has(index) ? line : above;
    kinds.push(lowest.kinds[index] ?? 'blank');
    texts.push(lowest.texts[index] ?? '');
  }
  return { rowNo: line.rowNo, kinds, texts, running: above.running + line.running, filled };
}

function profileOf({ rowNo, cells }: SheetRow): Profile {
  const kinds = cells.map(kindOf);
  const texts = cells.map((cell) => (cell instanceof Date && !Number.isNaN(cell.getTime()) ? cell.toISOString() : String(cell ?? '').trim()));
  const running = cells.filter((cell) => typeof cell === 'string' && /^ \S/.test(cell)).length;
  return { rowNo, kinds, texts, running, filled: kinds.flatMap((kind, index) => (kind === 'blank' ? [] : [index])) };
}

/** 0: not a header. */
function scoreOf(profiles: readonly Profile[], { row, last }: Candidate, width: number): number {
  const below = profiles.slice(last + 1, last + 1 + BODY_ROWS);
  const block = touching(row, below);
  const body = below.slice(0, block || below.length);
  if (body.length === 0 || !isLabels(row) || isProse(row, body)) return 0;
  const cover = Math.min(1, row.filled.length / Math.max(1, widthOf(body)));
  if (cover < 0.5 || row.filled.length < Math.min(2, width)) return 0;
  const contrast = 0.5 + 0.5 * contrastOf(row, body);
  return cover * cover * Math.sqrt(Math.min(1, row.filled.length / width)) * contrast * (0.4 + 0.6 * Math.min(1, block / 3));
}

/** Rows below that follow each other, a blank one at most before the first: forms have space between their lines. */
function touching(row: Profile, body: readonly Profile[]): number {
  let last = row.rowNo;
  for (const [index, { rowNo }] of body.entries()) {
    if (rowNo > last + (index === 0 ? 2 : 1)) return index;
    last = rowNo;
  }
  return body.length;
}

/** A sentence that was cut at its commas; unless the whole file has a space behind each. */
function isProse({ running, filled }: Profile, body: readonly Profile[]): boolean {
  const ofBody = body.filter((row) => row.running >= row.filled.length / 2).length;
  return running > 0 && running >= (filled.length - 1) / 2 && ofBody < body.length / 2;
}

/** Texts throughout, or nearly; years, months and days may head the columns of a cross-tab. */
function isLabels(row: Profile): boolean {
  const { kinds, texts, filled } = row;
  const labels = filled.filter((index) => kinds[index] === 'text');
  const isHalf = labels.length >= Math.max(1, filled.length * 0.5);
  if (!isHalf && !(isSeries(row) && filled.length >= FEWEST_OF_SERIES)) return false;
  if (filled.some((index) => (texts[index] ?? '').length > LONGEST_LABEL)) return false;
  return new Set(labels.map((index) => texts[index])).size >= labels.length * 0.5;
}

/** All cells that are no text are years or days, each later or each earlier than the one before. */
function isSeries({ kinds, texts, filled }: Profile): boolean {
  const others = filled.filter((index) => kinds[index] !== 'text');
  const isTime = (index: number): boolean => kinds[index] === 'date' || TIME.test(texts[index] ?? '');
  const values = others.map((index) => texts[index] ?? '');
  if (isCount(values)) return true;
  const sorted = values.toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  return others.length >= 2 && others.every(isTime) && new Set(values).size === values.length && [sorted.join(), sorted.toReversed().join()].includes(values.join());
}

/** The days of a month, each by its number. */
function isCount(values: readonly string[]): boolean {
  const first = Number(values[0]);
  return values.length >= FEWEST_OF_COUNT && Number.isInteger(first) && first >= 1 && first + values.length <= 32 && values.every((value, index) => value === String(first + index));
}

/** How many cells rows of the table have: of the wider half, the middle. */
function widthOf(body: readonly Profile[]): number {
  const widths = body.map(({ filled }) => filled.length).sort((a, b) => b - a);
  return widths[Math.floor(widths.length / 4)] ?? 0;
}

/** As wide as nearly no row is wider. */
function widest(profiles: readonly Profile[]): number {
  const widths = profiles.map(({ filled }) => filled.length).sort((a, b) => b - a);
  return Math.max(1, widths[Math.floor(widths.length / 20)] ?? 1);
}

/** Share of the row's columns whose cells below are of another kind than its own. */
function contrastOf(row: Profile, body: readonly Profile[]): number {
  const series = isSeries(row);
  let sum = 0;
  for (const column of row.filled) {
    const below = body.flatMap(({ kinds }) => (kinds[column] === undefined || kinds[column] === 'blank' ? [] : [kinds[column]]));
    if (below.length === 0) continue;
    const other = below.filter((kind) => kind !== 'text').length / below.length;
    if (row.kinds[column] === 'text' || series) sum += other;
    else sum -= 0.5 * other;
  }
  return Math.max(0, sum / row.filled.length);
}

/** A header of several lines: groups above it, units and sub-names below it. */
function linesFrom(profiles: readonly Profile[], { first, last: known }: Candidate): number[] {
  let last = known;
  while (last + 1 < profiles.length && last - first < MOST_LINES - 1 && isContinued(profiles, first, last + 1)) last += 1;
  return profiles.slice(first, last + 1).map(({ rowNo }) => rowNo);
}

/** All text where the body below has numbers, and touching the row above it. */
function isContinued(profiles: readonly Profile[], first: number, at: number): boolean {
  const row = profiles[at] as Profile;
  const above = profiles[at - 1] as Profile;
  const body = profiles.slice(at + 1, at + 1 + BODY_ROWS);
  if (row.rowNo !== above.rowNo + 1 || body.length < 2 || row.filled.length < 2) return false;
  if (!row.filled.every((index) => row.kinds[index] === 'text')) return false;
  const against = row.filled.filter((column) => contrastOf({ ...row, filled: [column] }, body) >= MOSTLY).length;
  return first <= at && (contrastOf(row, body) >= 0.5 || against >= FEWEST_AGAINST);
}
