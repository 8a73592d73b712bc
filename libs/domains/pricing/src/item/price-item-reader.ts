import { Injectable } from '@nestjs/common';
import { type LocalDate, shanghaiToday } from '@tributary/kernel';
import { Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { PriceListRepository } from '../list/price-list.repository';
import { type PriceChangeRecord, type PriceItem, type PriceItemPage, PriceItemRepository } from './price-item.repository';

/** The prices of one list as its authors read them. A list that is not theirs to read is simply not there. */
@Injectable()
export class PriceItemReader {
  constructor(
    private readonly lists: PriceListRepository,
    private readonly items: PriceItemRepository,
    private readonly clock: Clock,
  ) {}

  /** From `on` on, today unless told. @throws platform.not-found */
  async list(tx: TxCtx, priceListId: number, page: Omit<PriceItemPage, 'on'>, on: LocalDate = this.today()): Promise<PriceItem[]> {
    await this.assertReadable(tx, priceListId);
    return this.items.list(tx, priceListId, { ...page, on });
  }

  /** @throws platform.not-found for a list or SKU that is not there */
  async find(tx: TxCtx, priceListId: number, skuId: number): Promise<PriceItem> {
    const item = await this.items.find(tx, priceListId, skuId);
    if (!item) throw platformErrors.notFound();
    return item;
  }

  /** @throws platform.not-found */
  async changes(tx: TxCtx, priceListId: number, skuId: number, page: { before?: number; limit: number }): Promise<PriceChangeRecord[]> {
    await this.assertReadable(tx, priceListId);
    return this.items.changes(tx, priceListId, skuId, page);
  }

  private async assertReadable(tx: TxCtx, priceListId: number): Promise<void> {
    if (!(await this.lists.readable(tx, priceListId))) throw platformErrors.notFound();
  }

  private today(): LocalDate {
    return shanghaiToday(this.clock.now());
  }
}
