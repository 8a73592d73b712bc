import { addDays, daysBetween, eachDay, type LocalDate } from '@tributary/kernel';

/** Days that are read by one query; each piece lies in one ledger. */
export type Piece = readonly [LocalDate, ...LocalDate[]];

export interface WindowRequest {
  readonly mode: 'days' | 'today';
  /** The first day there is to read. */
  readonly since: LocalDate;
  /** The last day that was read; undefined at first. */
  readonly through: LocalDate | undefined;
  readonly today: LocalDate;
  readonly rereadDays: number;
  /** First days of ledgers. */
  readonly borders: readonly LocalDate[];
}

/** So many days in one query: a backlog of years is taken month by month. */
const LONGEST_PIECE = 31;

/** What to read now: what was not read yet, and the days before it once more, because they may have changed. */
export function windowsOf({ mode, since, through, today, rereadDays, borders }: WindowRequest): Piece[] {
  if (mode === 'today') return [[today]];
  const last = through === undefined || through > today ? today : through;
  const first = through === undefined ? since : laterOf(since, addDays(last, -rereadDays));
  return first > today ? [] : piecesOf(eachDay({ from: first, to: today }), borders);
}

/** Days in order as pieces: neighbours together, not too many, none over a border. */
export function piecesOf(days: readonly LocalDate[], borders: readonly LocalDate[]): Piece[] {
  const pieces: [LocalDate, ...LocalDate[]][] = [];
  for (const day of days) {
    const current = pieces.at(-1);
    const before = current?.at(-1);
    const isNeighbour = before !== undefined && daysBetween(before, day) === 1 && !borders.includes(day) && (current?.length ?? 0) < LONGEST_PIECE;
    if (isNeighbour) current?.push(day);
    else pieces.push([day]);
  }
  return pieces;
}

/** A piece in two; undefined for a single day. */
export function halves(piece: Piece): [Piece, Piece] | undefined {
  if (piece.length === 1) return undefined;
  const middle = Math.ceil(piece.length / 2);
  return [piece.slice(0, middle) as unknown as Piece, piece.slice(middle) as unknown as Piece];
}

const laterOf = (one: LocalDate, other: LocalDate): LocalDate => (one > other ? one : other);
