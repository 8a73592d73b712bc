import { Injectable } from '@nestjs/common';
import { type LocalDate, shanghaiToday } from '@tributary/kernel';
import { catalogueScope, Clock, platformErrors, sql, SqlParams, type TxCtx } from '@tributary/platform';
import { type WrittenCell, writeWorkbook } from '@tributary/sheets';
import { PriceListRepository } from '../list/price-list.repository';

interface PriceLine {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly fromQuantity: string;
  readonly price: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

export interface PriceWorkbook {
  readonly fileName: string;
  readonly bytes: Buffer;
}

const HEADS = {
  'zh-CN': ['产品编码', '品名', '单位', '起订数量', '单价', '生效日期', '现价自', '现价至'],
  'en-US': ['SKU code', 'Product', 'Unit', 'From quantity', 'Price', 'Valid from', 'In force since', 'In force until'],
} as const;
const WIDTHS = [18, 36, 8, 10, 12, 12, 12, 12];
/** What a workbook that people edit may hold. */
const MOST_LINES = 20_000;

/** A price list as a workbook: to be read, changed and uploaded again. The day from which a changed price counts stays blank. */
@Injectable()
export class WorkbookWriter {
  constructor(
    private readonly lists: PriceListRepository,
    private readonly clock: Clock,
  ) {}

  /** Prices in force and to come. @throws platform.not-found */
  async write(tx: TxCtx, priceListId: number): Promise<PriceWorkbook> {
    const today = shanghaiToday(this.clock.now());
    const list = await this.lists.find(tx, priceListId, today);
    if (!list) throw platformErrors.notFound();
    const lines = await this.lines(tx, priceListId, today);
    const rows: WrittenCell[][] = lines.map(({ code, name, unit, fromQuantity, price, validFrom, validTo }) => {
      const planned = validFrom > today;
      return [code, name, unit, Number(fromQuantity), Number(price), planned ? validFrom : null, planned ? null : validFrom, validTo];
    });
    const bytes = writeWorkbook([{ name: list.code, rows: [[...HEADS[tx.locale]], ...rows], widths: WIDTHS }]);
    return { fileName: `${list.code}-${today}.xlsx`, bytes };
  }

  private lines(tx: TxCtx, priceListId: number, today: LocalDate): Promise<PriceLine[]> {
    const params = new SqlParams();
    const local = (alias: string): string => (tx.locale === 'en-US' ? `coalesce(nullif(${alias}.name_en, ''), ${alias}.name)` : `${alias}.name`);
    return sql(
      tx,
      `SELECT s.code, ${local('s')} AS name, ${local('u')} AS unit, trim_scale(i.from_quantity) AS "fromQuantity", i.price,
         coalesce(lower(i.valid), DATE '2000-01-01') AS "validFrom", upper(i.valid) - 1 AS "validTo"
       FROM price_list_item i JOIN sku s ON s.id = i.sku_id JOIN unit u ON u.code = i.unit
       WHERE i.price_list_id = ${params.add(priceListId)} AND NOT i.valid << daterange(${params.add(today)}::date, NULL) AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)}
       ORDER BY s.code, i.unit, i.from_quantity, lower(i.valid) LIMIT ${MOST_LINES}`,
      params,
    );
  }
}
