import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { Clock, seesPrices, sql, type TxCtx, userOf } from '@tributary/platform';
import { writeWorkbook } from '@tributary/sheets';
import type { OrderFilter } from '../order/order-filter';
import { OrderListRepository } from '../order/order-list.repository';
import { OrderReader } from '../order/order-reader';
import type { OrderSort } from '../order/order-sort';
import { word } from './order-export-texts';
import { orderSheets, ordersSheet } from './order-workbook';

/** More than this is not a list that somebody reads; the sheet says that it was cut. */
export const EXPORT_LIMIT = 10_000;

export interface ExportedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Orders as workbooks, in the reader's language. */
@Injectable()
export class OrderExporter {
  constructor(
    private readonly lists: OrderListRepository,
    private readonly orders: OrderReader,
    private readonly clock: Clock,
  ) {}

  /** The list as it is filtered and sorted, from its beginning. */
  async list(tx: TxCtx, filter: OrderFilter & { readonly sort?: OrderSort }, limit = EXPORT_LIMIT): Promise<ExportedFile> {
    const rows = await this.lists.first(tx, userOf(tx).organisationId, filter, limit + 1);
    const cutAt = rows.length > limit ? limit : undefined;
    const sheet = ordersSheet(rows.slice(0, limit), { locale: tx.locale, prices: seesPrices(tx), cutAt });
    return { name: `${word(tx.locale, 'orders')}-${shanghaiToday(this.clock.now())}.xlsx`, bytes: writeWorkbook([sheet]) };
  }

  /** @throws platform.not-found */
  async one(tx: TxCtx, id: number): Promise<ExportedFile> {
    const order = await this.orders.detail(tx, id);
    const units = await sql<{ code: string; name: string }>(tx, `SELECT code, ${tx.locale === 'zh-CN' ? 'name' : 'name_en AS name'} FROM unit`);
    return { name: `${order.number}.xlsx`, bytes: writeWorkbook(orderSheets(order, { locale: tx.locale, prices: seesPrices(tx) }, new Map(units.map(({ code, name }) => [code, name])))) };
  }
}
