import { isLocalDate, type LocalDate } from '@tributary/kernel';
import type { Cell } from '../open/sheet-row';
import { instantOf } from './day-number';

/** Day numbers of about 1997 to 2100; smaller and larger numbers are no dates of ours. */
const SERIAL_MIN = 35_000;
const SERIAL_MAX = 73_500;

const YEAR_FIRST = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[\sT].*)?$/;
const SHORT_YEAR_FIRST = /^(\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[\sT].*)?$/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[\sT].*)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\s.*)?$/;

/**
 * The day in a cell; '' for a blank one, undefined for what is no day or could be two: of 3/2/2026 nobody knows which
 * number is the month.
 */
export function dateText(cell: Cell | undefined, date1904: boolean): LocalDate | '' | undefined {
  if (cell === null || cell === undefined || cell === '') return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : isoDay(cell.getTime());
  if (typeof cell === 'number') return ofNumber(cell, date1904);
  return typeof cell === 'string' ? ofText(cell, date1904) : undefined;
}

function ofNumber(value: number, date1904: boolean): LocalDate | undefined {
  if (Number.isInteger(value) && value >= 19_000_101 && value <= 21_001_231) return ofText(String(value), date1904);
  if (value < SERIAL_MIN || value > SERIAL_MAX) return undefined;
  return isoDay(instantOf(Math.floor(value), date1904));
}

function ofText(cell: string, date1904: boolean): LocalDate | '' | undefined {
  const text = cell.normalize('NFKC').trim();
  if (text === '') return '';
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? COMPACT.exec(text) ?? [];
  if (year) return dayOf(year, month, day);
  const short = SHORT_YEAR_FIRST.exec(text);
  if (short) return dayOf(`20${short[1]}`, short[2], short[3]);
  const last = YEAR_LAST.exec(text);
  if (last) return unambiguous(last[3] as string, Number(last[1]), Number(last[2]));
  return /^\d{5}(?:\.\d+)?$/.test(text) ? ofNumber(Number(text), date1904) : undefined;
}

function unambiguous(year: string, first: number, second: number): LocalDate | undefined {
  if (first > 12 || first === second) return dayOf(year, String(second), String(first));
  return second > 12 ? dayOf(year, String(first), String(second)) : undefined;
}

function dayOf(year: string, month = '', day = ''): LocalDate | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}

const isoDay = (instant: number): LocalDate => new Date(instant).toISOString().slice(0, 10);
