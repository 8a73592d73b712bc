import { Injectable } from '@nestjs/common';
import { type Sku, Skus } from '@tributary/catalogue';
import { DomainError, errorMessage, type LocalDate, shanghaiToday } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import type { SmallTable } from '@tributary/sheets';
import { MOST_CHANGES } from '../change/most-changes';
import { PriceChangeRepository } from '../change/price-change.repository';
import { type PriceSpan, spanOn } from '../change/price-edit';
import { keyText, reviewChange } from '../change/price-review';
import type { PriceList } from '../list/price-list';
import { PriceListRepository } from '../list/price-list.repository';
import { pricingErrors } from '../pricing.errors';
import { priceHeader } from './price-columns';
import { type PriceRow, readPriceRow, sameText, type UnreadableRow } from './price-row';
import { type UnitNames, WorkbookCheckRepository } from './workbook-check.repository';

export type RowVerdict = 'new' | 'changed' | 'unchanged' | 'refused';

/** One row of an uploaded workbook, measured against the list as it is. */
export interface CheckedRow {
  readonly sheet: string;
  readonly rowNo: number;
  readonly verdict: RowVerdict;
  readonly code: string;
  readonly skuId: number | null;
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly unit: string | null;
  readonly fromQuantity: string | null;
  readonly price: string | null;
  readonly from: LocalDate | null;
  /** The price of that day as it is; null: none. */
  readonly oldPrice: string | null;
  readonly reason: { readonly code: string; readonly message: string; readonly params: Readonly<Record<string, unknown>> } | null;
}

/** What the rows are measured against. */
interface Measure {
  readonly today: LocalDate;
  readonly validTo: LocalDate | null;
  readonly skuIds: ReadonlyMap<string, number>;
  readonly skus: ReadonlyMap<number, Sku>;
  readonly spans: ReadonlyMap<string, readonly PriceSpan[]>;
  readonly units: readonly UnitNames[];
  readonly met: Set<string>;
}

type ReadRow = (PriceRow | UnreadableRow) & { readonly sheet: string };

/** Says of each row of a workbook what it would change, and changes nothing: six statements, whatever the number of rows. */
@Injectable()
export class WorkbookChecker {
  constructor(
    private readonly lists: PriceListRepository,
    private readonly changes: PriceChangeRepository,
    private readonly skus: Skus,
    private readonly repository: WorkbookCheckRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * `from`: the day for rows that name none; today unless told.
   * @throws platform.not-found for a list that the actor does not keep, pricing.header-missing, pricing.too-many-changes
   */
  async check(tx: TxCtx, priceListId: number, table: SmallTable, from?: LocalDate): Promise<CheckedRow[]> {
    const list = await this.kept(tx, priceListId);
    const today = shanghaiToday(this.clock.now());
    const rows = readRows(table, from ?? today);
    const skuIds = await this.repository.skuIds(tx, [...new Set(rows.map(({ code }) => code.toUpperCase()))]);
    const ids = [...new Set(skuIds.values())];
    const skus = await this.skus.byIds(tx, ids);
    const spans = Map.groupBy(await this.changes.spans(tx, priceListId, ids, today), keyText);
    const units = await this.repository.unitNames(tx);
    const measure = { today, validTo: list.validTo, skuIds, skus, spans, units, met: new Set<string>() };
    const checked = rows.map((row) => checkRow(tx, row, measure));
    const changing = checked.filter(({ verdict }) => verdict === 'new' || verdict === 'changed').length;
    if (changing > MOST_CHANGES) throw pricingErrors.tooManyChanges({ count: changing, limit: MOST_CHANGES });
    return checked;
  }

  /** Before a file is read at all. @throws platform.not-found */
  async assertKept(tx: TxCtx, priceListId: number): Promise<void> {
    await this.kept(tx, priceListId);
  }

  private async kept(tx: TxCtx, priceListId: number): Promise<PriceList> {
    const list = await this.lists.find(tx, priceListId, shanghaiToday(this.clock.now()));
    if (!list?.own) throw platformErrors.notFound();
    return list;
  }
}

/** The rows below the header of every sheet that has one. */
function readRows({ sheets }: SmallTable, from: LocalDate): ReadRow[] {
  const headed = sheets.flatMap((sheet) => {
    const header = priceHeader(sheet.rows);
    return header ? [{ sheet, header }] : [];
  });
  if (headed.length === 0) throw pricingErrors.headerMissing();
  return headed.flatMap(({ sheet, header }) =>
    sheet.rows.filter(({ rowNo }) => rowNo > header.rowNo).map((row) => ({ ...readPriceRow(row, header, sheet.date1904, from), sheet: sheet.name })),
  );
}

function checkRow(tx: TxCtx, row: ReadRow, measure: Measure): CheckedRow {
  const bare = { sheet: row.sheet, rowNo: row.rowNo, code: row.code, skuId: null, name: null, nameEn: null, unit: null, fromQuantity: null, price: null, from: null, oldPrice: null };
  if ('refusal' in row) return refused(tx, bare, row.refusal);
  const { price, from, fromQuantity } = row;
  const sku = measure.skus.get(measure.skuIds.get(row.code.toUpperCase()) ?? 0);
  const read = { ...bare, price, from, fromQuantity, unit: row.unit || null };
  if (!sku) return refused(tx, read, pricingErrors.skuUnknown({ sku: row.code }));
  const named = { ...read, code: sku.code, skuId: sku.id, name: sku.name, nameEn: sku.nameEn || null };
  const unit = unitOf(row.unit, sku, measure.units);
  if (unit === undefined) return refused(tx, named, pricingErrors.unitUnknown({ sku: sku.code, unit: row.unit, units: sku.units.map((known) => known.unit).join(', ') }));
  return judge(tx, { ...named, unit, price, from, fromQuantity, skuId: sku.id }, sku, measure);
}

type CompleteRow = Omit<CheckedRow, 'verdict' | 'reason'> & Required<{ readonly skuId: number; readonly unit: string; readonly fromQuantity: string; readonly price: string; readonly from: LocalDate }>;

function judge(tx: TxCtx, row: CompleteRow, sku: Sku, { met, spans, today, validTo }: Measure): CheckedRow {
  const key = keyText(row);
  if (met.has(key)) return refused(tx, row, pricingErrors.priceTwice());
  met.add(key);
  const own = spans.get(key) ?? [];
  const oldPrice = spanOn(own, row.from)?.price ?? null;
  const result = reviewChange(row, { today, validTo, sku, spans: own });
  if (result instanceof DomainError) return refused(tx, { ...row, oldPrice }, result);
  const verdict = result.edit.turns.length === 0 ? 'unchanged' : oldPrice === null ? 'new' : 'changed';
  return { ...row, oldPrice, verdict, reason: null };
}

function refused(tx: TxCtx, row: Omit<CheckedRow, 'verdict' | 'reason'>, { code, params }: DomainError): CheckedRow {
  return { ...row, verdict: 'refused', reason: { code, params, message: errorMessage(code, tx.locale, params) } };
}

/** The code of a unit that is written by code or name; blank is the sales unit. */
function unitOf(written: string, { salesUnit }: Sku, units: readonly UnitNames[]): string | undefined {
  if (written === '') return salesUnit;
  return units.find(({ code, name, nameEn }) => [code, name, nameEn].some((known) => sameText(known, written)))?.code;
}
