import { isLocalDate, type LocalDate } from '@tributary/kernel';
import { type Cell, dateText } from '@tributary/sheets/open';

/** A month or a year that texts around a table tell, for days that are written without it. */
export interface DateContext {
  readonly year?: number;
  readonly month?: number;
}

const DAY = /(20\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/g;
const COMPACT_DAY = /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g;
const MONTH = /(20\d{2})\s*(?:[-/.年]\s*|年度)(\d{1,2})(?:\s*月|(?!\d))/;
const COMPACT_MONTH = /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?!\d)/;
const LONE_MONTH = /(?<!\d)(1[0-2]|0?[1-9])\s*月(?!\s*\d)/;
const YEAR = /(?<!\d)(20\d{2})(?!\d)/;
/** When somebody printed a table says nothing about its rows. */
const PRINTED = /打印|制表|制单|导出|查询时间|生成|print|export/i;

/** The last day that a text speaks of: a day, the end of a period, the last of a month. undefined: none, or a month without a year. */
export function dayIn(text: string, around: DateContext = {}): LocalDate | undefined {
  const days = [...text.matchAll(DAY), ...text.matchAll(COMPACT_DAY)].map(([, year, month, day]) => isoDay(Number(year), Number(month), Number(day))).filter((day) => day !== undefined);
  if (days.length > 0) return [...days].sort().at(-1);
  const { year = around.year, month } = contextIn(text);
  return year !== undefined && month !== undefined ? lastOf(year, month) : undefined;
}

/** Year and month that a text tells, as far as it does. */
export function contextIn(text: string): DateContext {
  const whole = MONTH.exec(text) ?? COMPACT_MONTH.exec(text);
  if (whole && Number(whole[2]) <= 12 && Number(whole[2]) > 0) return { year: Number(whole[1]), month: Number(whole[2]) };
  const [year, month] = [YEAR.exec(text)?.[1], LONE_MONTH.exec(text)?.[1]];
  return { ...(year ? { year: Number(year) } : {}), ...(month ? { month: Number(month) } : {}) };
}

/** The texts above a table that may tell its time. */
export function titleTexts(rows: readonly { readonly cells: readonly Cell[] }[]): string[] {
  return rows.flatMap(({ cells }) => cells.filter((cell): cell is string => typeof cell === 'string' && cell.trim() !== '')).filter((text) => !PRINTED.test(text));
}

/** The day that heads a column: whole, or its month and year from around. undefined: no day. */
export function headedDay(text: string, { year, month }: DateContext): LocalDate | undefined {
  const whole = dateText(text, false);
  if (whole) return whole;
  const [, named, day] = /^(?:(\d{1,2})\s*[-/.月]\s*)?(\d{1,2})\s*[日号]?$/.exec(text.normalize('NFKC').trim()) ?? [];
  if (day !== undefined) {
    const of = named === undefined ? month : Number(named);
    return year === undefined || of === undefined ? undefined : isoDay(year, of, Number(day));
  }
  return /^20\d{2}\s*[-/.年]?\s*\d{1,2}\s*月?$|^\d{1,2}\s*月$/.test(text.trim()) ? dayIn(text, year === undefined ? {} : { year }) : undefined;
}

function lastOf(year: number, month: number): LocalDate | undefined {
  return isoDay(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate());
}

function isoDay(year: number, month: number, day: number): LocalDate | undefined {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}
