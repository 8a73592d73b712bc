import type { Template } from '@tributary/agent-wire';
import { addDays, type LocalDate } from '@tributary/kernel';
import type { LedgerDatabase } from '../database/database';
import { openDatabase } from '../database/open-database';
import { onDay, type Settings } from '../settings';
import { Trouble } from '../trouble';
import { type DayLines, DayRows } from './day-rows';
import { halves, type Piece } from './windows';

export interface ReadPiece {
  readonly days: Piece;
  readonly lines: DayLines;
  readonly rows: number;
}

class TooMany extends Error {}

/** Reads days from the ledger that holds them. Open for the time of one look; `close` ends it. */
export class PieceReader {
  private open: { readonly database: string; readonly connection: LedgerDatabase } | undefined;

  constructor(private readonly settings: Pick<Settings, 'database' | 'querySeconds' | 'rowLimit'>) {}

  /** The days of the piece, in smaller pieces where they hold too much for one query. @throws Trouble */
  async *read(template: Template, piece: Piece): AsyncGenerator<ReadPiece> {
    try {
      yield await this.once(template, piece);
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
      const parts = halves(piece);
      if (!parts) throw new Trouble('too-many-rows', { day: piece[0], limit: String(this.settings.rowLimit) });
      for (const part of parts) yield* this.read(template, part);
    }
  }

  /** Days with changes after the mark, and the mark to go on from. @throws Trouble */
  async changes(select: string, mark: string, today: LocalDate): Promise<{ readonly days: readonly LocalDate[]; readonly mark: string }> {
    const connection = await this.connected(today);
    const days = new Set<LocalDate>();
    let last = mark;
    for await (const rows of connection.read(select, { watermark: mark })) {
      for (const { day, mark: seen } of rows) {
        if (day === undefined || seen === undefined) throw new Trouble('column-missing', { name: day === undefined ? 'day' : 'mark' });
        if (day) days.add(day.slice(0, 10));
        if (seen && isAfter(seen, last)) last = seen;
      }
      if (days.size > MOST_CHANGED) throw new Trouble('too-many-rows', { day: today, limit: String(MOST_CHANGED) });
    }
    return { days: [...days].sort(), mark: last };
  }

  async canWrite(today: LocalDate): Promise<boolean> {
    return (await this.connected(today)).canWrite();
  }

  async close(): Promise<void> {
    await this.open?.connection.close();
    this.open = undefined;
  }

  private async once(template: Template, days: Piece): Promise<ReadPiece> {
    const connection = await this.connected(days[0]);
    const rows = new DayRows(template.columns, days);
    const parameters = { from: days[0], to: addDays(days.at(-1) ?? days[0], 1) };
    for await (const portion of connection.read(template.select, parameters)) {
      if (rows.rows + portion.length > this.settings.rowLimit) throw new TooMany();
      portion.forEach((row) => rows.add(row));
    }
    return { days, lines: rows.lines(), rows: rows.rows };
  }

  private async connected(day: LocalDate): Promise<LedgerDatabase> {
    const settings = onDay(this.settings.database, day);
    if (this.open?.database === settings.database) return this.open.connection;
    await this.close();
    const connection = await openDatabase(settings, this.settings.querySeconds);
    this.open = { database: settings.database, connection };
    return connection;
  }
}

const MOST_CHANGED = 5_000;
const NUMBER = /^\d+$/;

/** Marks are numbers that grow, or times that sort as texts do. */
function isAfter(one: string, other: string): boolean {
  if (NUMBER.test(one) && NUMBER.test(other || '0')) return BigInt(one) > BigInt(other || '0');
  return one > other;
}
