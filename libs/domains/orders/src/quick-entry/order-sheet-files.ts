import { Injectable } from '@nestjs/common';
import { type Ctx, seesPrices, UnitOfWork } from '@tributary/platform';
import { writeWorkbook } from '@tributary/sheets';
import type { EntryRow } from './asked-row';
import { correctedSheets } from './corrected-file';
import { OrderSheetChecker } from './order-sheet-checker';
import { OrderSheetTrade } from './order-sheet-trade';
import { sampleSheets } from './sample-file';
import { UsualSkuRepository } from './usual-sku.repository';

const SAMPLE_ROWS = 20;

/** The workbooks of quick entry. */
@Injectable()
export class OrderSheetFiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly trade: OrderSheetTrade,
    private readonly checker: OrderSheetChecker,
    private readonly usual: UsualSkuRepository,
  ) {}

  /** @throws platform.not-found when the seller does not supply the actor */
  async corrected(ctx: Ctx, sellerId: number, rows: readonly EntryRow[]): Promise<Buffer> {
    const sheets = await this.uow.read(ctx, async (tx) => {
      const trade = await this.trade.open(tx, sellerId);
      return correctedSheets(await this.checker.check(tx, trade, rows), trade.words, { locale: tx.locale, prices: seesPrices(tx) });
    });
    return writeWorkbook(sheets);
  }

  /** @throws platform.not-found when the seller does not supply the actor */
  async sample(ctx: Ctx, sellerId: number): Promise<Buffer> {
    const sheets = await this.uow.read(ctx, async (tx) => {
      const trade = await this.trade.open(tx, sellerId);
      return sampleSheets(await this.usual.list(tx, trade, SAMPLE_ROWS), trade.words, tx.locale);
    });
    return writeWorkbook(sheets);
  }
}
