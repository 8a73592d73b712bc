import { type Fault, faultOf, type SheetRow } from '@tributary/sheets/open';
import { layoutFaults } from '../flows.faults';
import { HEADER_WORDS, headerKey } from '../map/header-words';
import type { LayoutField } from '../map/layout-mapping';
import { type Content, contentsOf } from './column-content';
import type { Likeness } from './layout-shape';

/** What is not as it was, column by column; columns that are new and read by nobody are no drift. */
export function driftOf({ known, header }: Likeness, rows: readonly SheetRow[], date1904: boolean): Fault[] {
  const { shape, mapping } = known;
  const keys = header.texts.map(headerKey);
  const before = shape.headers.map(headerKey);
  const kinds = mapping.kinds && header.kindColumn === undefined ? [faultOf(layoutFaults.columnGone({ column: mapping.kinds.column }))] : [];
  const columns = Object.entries(shape.columns).flatMap(([field, text]) => columnDrift(field as LayoutField, text, { keys, before, texts: header.texts }));
  const now = contentsOf(header.columns, rows.filter(({ rowNo }) => rowNo > header.rowNo), date1904);
  const contents = Object.entries(shape.contents).flatMap(([field, was]) => contentDrift(shape.columns[field as LayoutField] ?? '', was, now[field as LayoutField]));
  return [...kinds, ...columns, ...contents];
}

interface Headers {
  readonly keys: readonly string[];
  readonly before: readonly string[];
  readonly texts: readonly string[];
}

function columnDrift(field: LayoutField, column: string, { keys, before, texts }: Headers): Fault[] {
  const key = headerKey(column);
  // a column without a text is known by its place; what it holds is looked at all the same
  if (key === '') return [];
  const count = timesOf(keys, key);
  if (count > timesOf(before, key)) return [faultOf(layoutFaults.columnDoubled({ column, count }))];
  if (count > 0) return [];
  const isNew = (candidate: string): boolean => candidate !== '' && !before.includes(candidate);
  const named = keys.findIndex((candidate) => isNew(candidate) && (HEADER_WORDS[field].has(candidate) || candidate.includes(key) || key.includes(candidate)));
  const there = before.indexOf(key);
  const now = named !== -1 ? texts[named] : isNew(keys[there] ?? '') && keys.length === before.length ? texts[there] : undefined;
  return [faultOf(now ? layoutFaults.columnRenamed({ column, now }) : layoutFaults.columnGone({ column }))];
}

function contentDrift(column: string, was: Content, now: Content | undefined): Fault[] {
  if (now === undefined || now === was) return [];
  return [faultOf(layoutFaults.contentChanged({ column, was: `flows.content-${was}`, now: `flows.content-${now}` }))];
}

const timesOf = (keys: readonly string[], key: string): number => keys.filter((candidate) => candidate === key).length;
