import { BATCH_FIELDS, type BatchField, FIELD_WORDS, sha256Hex, type Template } from '@tributary/agent-wire';
import { isLocalDate, type LocalDate } from '@tributary/kernel';
import type { ResultRow } from '../database/database';
import { Trouble } from '../trouble';

/** The rows of each day as lines of the batch, sorted: the same rows give the same bytes, in whatever order they came. */
export type DayLines = ReadonlyMap<LocalDate, readonly string[]>;

/** Turns rows of a result into lines, day by day. */
export class DayRows {
  private readonly days = new Map<LocalDate, string[]>();
  private readonly fields: readonly BatchField[];
  rows = 0;

  constructor(
    private readonly columns: Template['columns'],
    private readonly asked: readonly LocalDate[],
  ) {
    this.fields = fieldsOf(columns);
    for (const day of asked) this.days.set(day, []);
  }

  /** @throws Trouble for a row without a day, of a day that was not asked for, or without a column of the template */
  add(row: ResultRow): void {
    const day = dayIn(this.cell(row, 'date'));
    const lines = this.days.get(day);
    if (!lines) throw new Trouble('row-outside-window', { day: day || '?', from: this.asked[0] ?? '', to: this.asked.at(-1) ?? '' });
    lines.push(this.fields.map((field) => csvCell(field === 'date' ? day : this.cell(row, field))).join(','));
    this.rows += 1;
  }

  lines(): DayLines {
    return new Map([...this.days].map(([day, lines]) => [day, lines.toSorted()]));
  }

  private cell(row: ResultRow, field: BatchField): string {
    const column = this.columns[field] ?? '';
    const value = row[column];
    if (value === undefined) throw new Trouble('column-missing', { name: column });
    return value ?? '';
  }
}

const fieldsOf = (columns: Template['columns']): readonly BatchField[] => BATCH_FIELDS.filter((field) => columns[field] !== undefined);

/** What says the columns: words that the server knows. */
export function headerOf(columns: Template['columns']): string {
  return fieldsOf(columns).map((field) => FIELD_WORDS[field]).join(',');
}

export const dayHash = (header: string, lines: readonly string[]): string => sha256Hex([header, ...lines].join('\n'));

/** The rows of these days as a file. */
export function contentOf(header: string, days: readonly LocalDate[], lines: DayLines): Buffer {
  return Buffer.from([header, ...days.flatMap((day) => lines.get(day) ?? []), ''].join('\n'), 'utf8');
}

const DAY = /^(\d{4})[-./]?(\d{2})[-./]?(\d{2})(?!\d)/;

/** '' for what is no day. */
function dayIn(text: string): LocalDate | '' {
  const [, year, month, day] = DAY.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  return isLocalDate(date) ? date : '';
}

/** One line is one row, whatever people typed into their program. */
function csvCell(text: string): string {
  const line = text.replace(/[\r\n\0]+/g, ' ');
  return /[",]|^\s|\s$/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
