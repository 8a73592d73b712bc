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
    const trade = await this.trade.open(ctx, sellerId);
    return writeWorkbook(correctedSheets(await this.checker.check(ctx, trade, rows), trade.words, { locale: ctx.locale, prices: seesPrices(ctx) }));
  }

  /** @throws platform.not-found when the seller does not supply the actor */
  async sample(ctx: Ctx, sellerId: number): Promise<Buffer> {
    const trade = await this.trade.open(ctx, sellerId);
    const usual = await this.uow.read(ctx, (tx) => this.usual.list(tx, trade, SAMPLE_ROWS));
    return writeWorkbook(sampleSheets(usual, trade.words, ctx.locale));
  }
}
