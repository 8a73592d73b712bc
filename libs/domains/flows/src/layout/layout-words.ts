import type { Locale } from '@tributary/kernel';
import { totalKindOf } from '../check/control-totals';
import { columnLetters } from '../entry/original-row';
import { showFault } from '../flows.faults';
import { shownName } from '../name/written-name';
import { shown } from '../read/copy-line';
import type { TriedRecord } from '../read/trial-job';
import type { AskedSheet } from './layout-desk';
import type { LayoutRowDto, LayoutSheetDto, TriedLayoutDto, TriedRecordDto } from './layout-request.dto';
import type { TriedLayout } from './layout-trial';

/** Rows of a sheet that a person sees. */
const SHOWN_ROWS = 60;
const SAMPLES = 5;

export function sheetShown({ head, profile, proposal }: AskedSheet, locale: Locale): LayoutSheetDto {
  const { no, name, hidden, cut, rows } = head;
  return {
    no, name, hidden,
    cut: cut || rows.length > SHOWN_ROWS,
    rows: rows.slice(0, SHOWN_ROWS).map(({ rowNo, cells }): LayoutRowDto => ({ rowNumber: rowNo, part: partOf(rowNo, cells, profile), cells: cells.map(shown) })),
    columns: proposal?.columns.map((column) => ({ ...column, samples: column.samples.slice(0, SAMPLES) })) ?? [],
    choice: proposal ? { ...proposal.choice, columns: [...proposal.choice.columns], filledDown: [...proposal.choice.filledDown], kinds: [...(proposal.choice.kinds ?? [])] } : null,
    doubts: proposal?.doubts.map((fault) => showFault(fault, locale)) ?? [],
    elsewhere: proposal?.elsewhere ?? 0,
  };
}

export function trialShown(tried: TriedLayout, locale: Locale): TriedLayoutDto {
  const { counts, faults, totals, products, customers, knownProducts, knownCustomers, from, to, otherSheets, doubts, cut } = tried;
  const [doubt] = doubts;
  return {
    reason: doubt ? showFault({ code: 'flows.layout-unknown', params: { sheet: doubt.sheet, doubts: doubt.doubts } }, locale) : null,
    counts: (['sale', 'purchase', 'stock'] as const).flatMap((kind) => (counts[kind] > 0 ? [{ kind, rows: counts[kind] }] : [])),
    reasons: faults.map(({ fault, rows }) => ({ ...showFault(fault, locale), rows })),
    totals, knownProducts, knownCustomers, from, to, otherSheets, cut,
    products: products.length,
    customers: customers.length,
    first: tried.first.map((record) => recordShown(record, tried, locale)),
  };
}

export function nothingTried(reason: TriedLayoutDto['reason']): TriedLayoutDto {
  return { reason, counts: [], reasons: [], totals: 0, products: 0, knownProducts: 0, customers: 0, knownCustomers: 0, from: null, to: null, first: [], otherSheets: [], cut: false };
}

function recordShown({ sheet, rowNo, column, kind, date, product, customer, quantity, unit, amount, document, fault }: TriedRecord, { products, customers }: TriedLayout, locale: Locale): TriedRecordDto {
  const [item, buyer] = [products[product], customers[customer]];
  return {
    sheet, rowNumber: rowNo, kind, quantity, unit,
    column: column === 0 ? null : columnLetters(column - 1),
    date: date || null,
    product: item ? shownName(item) : '',
    customer: buyer ? shownName(buyer) : '',
    amount: amount || null,
    documentNumber: document,
    reason: fault && showFault(fault, locale),
  };
}

function partOf(rowNo: number, cells: readonly unknown[], profile: AskedSheet['profile']): LayoutRowDto['part'] {
  if (!profile || rowNo <= profile.headerRow - profile.headerLines) return 'title';
  if (rowNo <= profile.headerRow) return 'header';
  return cells.some((cell) => typeof cell === 'string' && totalKindOf(cell) !== undefined) ? 'total' : 'row';
}
