import { Injectable } from '@nestjs/common';
import { type Ctx, type TxCtx, UnitOfWork } from '@tributary/platform';
import { sheetsErrors, SmallTableReader, type TableSheet } from '@tributary/sheets';
import type { EntryRow } from './asked-row';
import type { JudgedRow } from './judged-row';
import { OrderSheetChecker } from './order-sheet-checker';
import { ORDER_SHEET_LIMITS } from './order-sheet-limits';
import { OrderSheetTrade } from './order-sheet-trade';
import { pastedSheet } from './pasted-text';
import { readOrderSheet } from './read-order-sheet';

/** From a file or a pasted block to judged rows. */
@Injectable()
export class OrderSheetReader {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tables: SmallTableReader,
    private readonly trade: OrderSheetTrade,
    private readonly checker: OrderSheetChecker,
  ) {}

  /** The file is opened before a transaction begins. @throws one of `sheetsErrors`, platform.not-found */
  async readFile<T>(ctx: Ctx, sellerId: number, bytes: Buffer, then: Then<T>): Promise<T> {
    const { sheets } = await this.tables.read(bytes, ORDER_SHEET_LIMITS);
    return this.read(ctx, sellerId, sheets, then);
  }

  /** @throws sheets.too-many-rows, platform.not-found */
  readText<T>(ctx: Ctx, sellerId: number, text: string, then: Then<T>): Promise<T> {
    const sheet = pastedSheet(text);
    if (sheet.rows.length > ORDER_SHEET_LIMITS.rows) throw sheetsErrors.tooManyRows({ limit: ORDER_SHEET_LIMITS.rows });
    return this.read(ctx, sellerId, [sheet], then);
  }

  /** Judges rows again after a person changed some. @throws platform.not-found */
  check<T>(ctx: Ctx, sellerId: number, rows: readonly EntryRow[], then: Then<T>): Promise<T> {
    return this.uow.read(ctx, async (tx) => then(tx, await this.checker.check(tx, await this.trade.open(tx, sellerId), rows)));
  }

  private read<T>(ctx: Ctx, sellerId: number, sheets: readonly TableSheet[], then: Then<T>): Promise<T> {
    return this.uow.read(ctx, async (tx) => {
      const trade = await this.trade.open(tx, sellerId);
      const rows = readOrderSheet(sheets, trade.words).map((row): EntryRow => ({ ...row, skuId: null, locationId: null, planId: null, plannable: false }));
      return then(tx, await this.checker.check(tx, trade, rows));
    });
  }
}

/** What becomes of the judged rows while their transaction is open. */
type Then<T> = (tx: TxCtx, rows: JudgedRow[]) => T;
